using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>Candidates as people read them.</summary>
internal static class CandidateText
{
    private const string Levels = "▁▂▃▄▅▆▇█";

    public static string State(Candidate candidate) => candidate.State.ToString().ToLowerInvariant();

    public static string Perplexity(Candidate candidate) => candidate.Perplexity is { } perplexity ? Format.Perplexity(perplexity) : "";

    /// <summary><c>embedding 256  learning-rate 0.00412</c>.</summary>
    public static string Parameters(Candidate candidate) =>
        string.Join("  ", candidate.Parameters.Select(pair => $"{pair.Key} {Value(pair.Value)}"));

    public static string Value(object? value) =>
        value switch
        {
            bool truth => truth ? "true" : "false",
            double real => real.ToString("G3", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    /// <summary>A candidate's losses, the highest bar for <paramref name="highest"/>.</summary>
    public static string Sparkline(Candidate candidate, double lowest, double highest) =>
        string.Concat(
            candidate.Losses.Values.Select(loss =>
                Levels[(int)Math.Clamp((loss - lowest) / Math.Max(highest - lowest, 1e-9) * Levels.Length, 0, Levels.Length - 1)]
            )
        );

    /// <summary><c>trial 12  paused  perplexity 52.30 at 33 %  embedding 256 …</c>, with the reason of one that failed.</summary>
    public static string Line(Candidate candidate)
    {
        var standing = candidate.Losses.IsEmpty
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"  perplexity {Perplexity(candidate)} at {candidate.Position:P0}");
        var reason = candidate.FailureReason is { } text ? $"  {text}" : "";
        return $"trial {candidate.Number}  {State(candidate)}{standing}{reason}  {Parameters(candidate)}";
    }
}
