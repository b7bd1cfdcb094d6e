using System.Globalization;
using System.Net;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>A search as one web page that needs nothing else: the loss of every candidate, what mattered, and all that was tried.</summary>
internal static class TuningPage
{
    private const int Width = 720,
        Height = 320;

    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
        table { border-collapse: collapse; } th, td { padding: .2rem .6rem; text-align: left; border-bottom: 1px solid #ddd; font-variant-numeric: tabular-nums; }
        svg { width: 100%; height: auto; } polyline { fill: none; stroke: #888; stroke-opacity: .6; } .best { stroke: #17803d; stroke-width: 2.5; stroke-opacity: 1; }
        text { font-size: 12px; fill: currentColor; } meter { width: 16rem; } pre { white-space: pre-wrap; background: #f6f6f4; padding: 1rem; }
        @media (prefers-color-scheme: dark) { body { color: #eee; background: #16171a; } th, td { border-color: #3a3a3a; } pre { background: #222; } }
        """;

    /// <exception cref="ShowrunnerException">The file cannot be written.</exception>
    public static void Save(string path, string title, TuningOutcome outcome, TuningRequest request)
    {
        try
        {
            File.WriteAllText(path, Of(title, outcome, request));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShowrunnerException($"{path}: the report cannot be written ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    private static string Of(string title, TuningOutcome outcome, TuningRequest request) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>{Encoded(title)}: the search</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>{Encoded(title)}</h1>
            <pre>{Encoded(TuningSummary.Of(outcome, request).Trim())}</pre>
            <h2>Validation loss, by the share of a trial's training</h2>
            {Curves(outcome.Snapshot)}
            <h2>What mattered</h2>
            <table>
            {Lines(
                outcome.Importances.Select(pair =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<tr><th scope=\"row\">{Encoded(pair.Key)}</th><td><meter value=\"{pair.Value:F3}\"></meter></td><td>{pair.Value:P0}</td></tr>"
                    )
                )
            )}
            </table>
            <h2>All trials, the best first</h2>
            <table>
            <thead><tr><th scope="col">trial</th><th scope="col">state</th><th scope="col">perplexity</th><th scope="col">done</th><th scope="col">work</th><th scope="col">options</th></tr></thead>
            <tbody>
            {Lines(outcome.Snapshot.Candidates.OrderBy(candidate => candidate.Best).Select(Row))}
            </tbody>
            </table>
            </body>
            </html>

            """
        );

    private static string Row(Candidate candidate) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<tr><td>{candidate.Number}</td><td>{CandidateText.State(candidate)}</td><td>{CandidateText.Perplexity(candidate)}</td><td>{candidate.Position:P0}</td><td>{Format.Duration(TimeSpan.FromSeconds(candidate.Seconds))}</td><td>{Encoded(candidate.FailureReason ?? CandidateText.Parameters(candidate))}</td></tr>"
        );

    private static string Curves(TuningSnapshot snapshot)
    {
        var drawn = snapshot
            .Candidates.Where(candidate => !candidate.Losses.IsEmpty && candidate.Position > 0)
            .OrderBy(candidate => candidate == snapshot.Best)
            .ToList();
        if (drawn.Count == 0)
            return "<p>No trial has reported yet.</p>";
        var (low, high) = (drawn.Min(candidate => candidate.Best), drawn.Max(candidate => candidate.Losses.Values.Max()));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\"><text x=\"0\" y=\"12\">{high:F2}</text><text x=\"0\" y=\"{Height}\">{low:F2}</text>{Lines(drawn.Select(Curve))}</svg>"
        );

        string Curve(Candidate candidate)
        {
            var last = candidate.Losses.Keys.Max();
            var points = string.Join(
                ' ',
                candidate.Losses.Select(report =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{40 + (Width - 40) * candidate.Position * report.Key / last:F1},{4 + (Height - 8) * (high - report.Value) / Math.Max(high - low, 1e-9):F1}"
                    )
                )
            );
            return $"<polyline{(candidate == snapshot.Best ? " class=\"best\"" : "")} points=\"{points}\"><title>trial {candidate.Number}: {Encoded(CandidateText.Parameters(candidate))}</title></polyline>";
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
