using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>A search as one web page that needs nothing else: the losses of every candidate, what mattered, and all trials.</summary>
internal static class TuningPage
{
    private const int Width = 720;
    private const int Height = 320;

    private static readonly string Style = $$"""
        {{HtmlPage.ReportStyle}}
        th, td { text-align: left; }
        svg { width: 100%; height: auto; }
        polyline { fill: none; stroke: #888; stroke-opacity: .6; }
        .best { stroke: #17803d; stroke-width: 2.5; stroke-opacity: 1; }
        text { font-size: 12px; fill: currentColor; }
        meter { width: 16rem; }
        """;

    private static readonly string[] Columns = ["trial", "state", "perplexity", "done", "work", "options"];

    /// <exception cref="ShowrunnerException">The file cannot be written.</exception>
    public static void Save(string path, string title, TuningOutcome outcome, TuningRequest request) =>
        HtmlPage.Save(path, HtmlPage.Of($"{title}: the search", Style, Body(title, outcome, request)));

    private static string Body(string title, TuningOutcome outcome, TuningRequest request) =>
        $"""
            <h1>{Encoded(title)}</h1>
            <pre>{Encoded(TuningSummary.Of(outcome, request).Trim())}</pre>
            <h2>Validation loss over a trial's training</h2>
            {Curves(outcome.Snapshot)}
            <h2>What mattered</h2>
            <table>
            {Lines(outcome.Importances.Select(Importance))}
            </table>
            <h2>All trials, the best first</h2>
            <table>
            <thead><tr>{string.Concat(Columns.Select(column => $"<th scope=\"col\">{column}</th>"))}</tr></thead>
            <tbody>
            {Lines(outcome.Snapshot.Candidates.OrderBy(candidate => candidate.Best).Select(Row))}
            </tbody>
            </table>
            """;

    private static string Importance(KeyValuePair<string, double> option) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<tr><th scope=\"row\">{Encoded(option.Key)}</th><td><meter "
                + $"value=\"{option.Value:F3}\"></meter></td><td>{option.Value:P0}</td></tr>"
        );

    private static string Row(Candidate candidate)
    {
        string[] cells =
        [
            $"{candidate.Number}",
            CandidateText.State(candidate),
            CandidateText.Perplexity(candidate),
            candidate.Position.ToString("P0", CultureInfo.InvariantCulture),
            Format.Duration(TimeSpan.FromSeconds(candidate.Seconds)),
            Encoded(candidate.FailureReason ?? CandidateText.Parameters(candidate)),
        ];
        return $"<tr>{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>";
    }

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
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\"><text x=\"0\" y=\"12\">{high:F2}</text>"
                + $"<text x=\"0\" y=\"{Height}\">{low:F2}</text>{Lines(drawn.Select(Curve))}</svg>"
        );

        string Curve(Candidate candidate)
        {
            var last = candidate.Losses.Keys.Max();
            var points = string.Join(
                ' ',
                candidate.Losses.Select(report =>
                {
                    var x = 40 + (Width - 40) * candidate.Position * report.Key / last;
                    var y = 4 + (Height - 8) * (high - report.Value) / Math.Max(high - low, 1e-9);
                    return string.Create(CultureInfo.InvariantCulture, $"{x:F1},{y:F1}");
                })
            );
            var title = $"trial {candidate.Number}: {Encoded(CandidateText.Parameters(candidate))}";
            return $"<polyline{(candidate == snapshot.Best ? " class=\"best\"" : "")} "
                + $"points=\"{points}\"><title>{title}</title></polyline>";
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Encoded(string text) => HtmlPage.Encoded(text);
}
