using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>Candidates as people read them.</summary>
internal static class CandidateText
{
    private const double WholePosition = 0.995;
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary>What has become of it, in a word or two.</summary>
    public static string State(Candidate candidate) =>
        candidate.State switch
        {
            CandidateState.Complete when candidate.Position < WholePosition => "stopped early",
            CandidateState.Waiting when !candidate.Losses.IsEmpty => "cut off",
            var state => state.ToString().ToLowerInvariant(),
        };

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

    /// <summary><c>trial 12  paused at 33 %  perplexity 52.30 (loss 3.95699)  embedding 256 …</c>, or why it failed.</summary>
    public static string Line(Candidate candidate) => $"{Head(candidate)}{Reason(candidate)}  {Parameters(candidate)}";

    /// <summary>The line without the options.</summary>
    public static string Head(Candidate candidate) =>
        $"trial {candidate.Number}  {State(candidate)}"
        + (
            candidate.Losses.IsEmpty
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $" at {candidate.Position:P0}  perplexity {Perplexity(candidate)} (loss {candidate.Best:F4})"
                )
        );

    /// <summary><c>54 trials: 3 complete, 46 paused, 5 cut off</c>.</summary>
    public static string Counts(IReadOnlyList<Candidate> candidates) =>
        $"{Format.Count(candidates.Count, "trial")}: "
        + string.Join(
            ", ",
            candidates.CountBy(State).OrderByDescending(state => state.Value).Select(state => $"{state.Value} {state.Key}")
        );

    /// <summary><c>weight-dropout 28 %, length 23 %</c>.</summary>
    public static string Importances(IReadOnlyList<KeyValuePair<string, double>> importances) =>
        string.Join(", ", importances.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:P0}")));

    private static string Reason(Candidate candidate) => candidate.FailureReason is { } text ? $"  {text}" : "";
}
