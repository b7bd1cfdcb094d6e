using System.Globalization;

namespace Showrunner;

/// <summary>A report card as one web page.</summary>
public static class ReportPage
{
    private static readonly string Style = $$"""
        {{HtmlPage.ReportStyle}}
        {{HtmlPage.FiguresStyle}}
        body { max-width: 46rem; }
        table { width: 100%; }
        td { text-align: right; white-space: nowrap; vertical-align: top; } td:last-child { white-space: normal; min-width: 5rem; }
        th { text-align: left; font-weight: normal; } thead th { font-weight: 600; } thead th:not(:first-child) { text-align: right; }
        .like { color: #17803d; } @media (prefers-color-scheme: dark) { .like { color: #4cc27a; } }
        small { display: block; opacity: .7; }
        @media (max-width: 36rem) {
          tr { display: grid; grid-template-columns: repeat(3, 1fr); border-bottom: 1px solid #8886; }
          tr th:first-child { grid-column: 1 / -1; } tr > * { border: 0; padding-left: 0; }
        }
        """;

    /// <summary>Writes the page to a file, as a whole.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public static void Save(string path, ReportCard card, string title) => HtmlPage.Save(path, Of(card, title));

    /// <summary>The page.</summary>
    public static string Of(ReportCard card, string title) => HtmlPage.Of($"{title}: report card", Style, Body(card, title));

    private static string Body(ReportCard card, string title)
    {
        var evaluation = card.Evaluation;
        var copied = card.Written.CopiedShares[10];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <h1>{Encoded(title)}: report card</h1>
            <div class="figures">
            <div><b>{evaluation.Perplexity:F2}</b>perplexity: words that the model hesitates between</div>
            <div><b>{card.FrequencyPerplexity / evaluation.Perplexity:F1} ×</b>better than guessing by how frequent words are</div>
            <div><b>{(double.IsNaN(copied) ? "-" : $"{copied * 100:F1} %")}</b>of its runs of ten words are in the show’s scripts</div>
            </div>
            <p>{Encoded(card.Headline)} That is {evaluation.BitsPerCharacter:F3} bits per character. {Encoded(card.Beginning ?? "")}</p>
            <table>
            <thead><tr>
            <th scope="col">{card.Written.Words:N0} words, and as many of the show</th>
            <th scope="col">written</th><th scope="col">show</th><th scope="col">verdict</th>
            </tr></thead>
            <tbody>
            {Lines(ReportTable.Of(card).Select(Row))}
            </tbody>
            </table>
            {Scenes(card.Scorecard)}
            <h2>The longest run that it copied: {card.Written.LongestCopiedRun:N0} words, names and marks counted</h2>
            <pre>{Encoded(card.Written.LongestCopiedText.TrimStart('.', ',', '!', '?', ')', ' ', '\n'))}</pre>
            {Lines(
                card.Samples.Select(sample =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<h2>A sample at temperature {sample.Temperature}</h2>\n<pre>{Encoded(sample.Text)}</pre>"
                    )
                )
            )}
            """
        );
    }

    private static string Scenes(Scorecard? card) =>
        card is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"""
                <h2>{card.Written.Scenes:N0} scenes that it wrote, and {card.Real.Scenes:N0} real ones</h2>
                <table>
                <thead><tr>
                <th scope="col">of lines or of scenes</th><th scope="col">written</th><th scope="col">real</th>
                <th scope="col">shuffled</th>
                </tr></thead>
                <tbody>
                {Lines(ScorecardTable.Of(card).Select(Row))}
                </tbody>
                </table>
                {(card.Choice is { } choice ? Choice(choice) : "")}
                """
            );

    private static string Choice(NextLineChoice choice) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <h2>Which of ten lines of the same speaker really came next, {choice.Choices:N0} times (by chance: 10 %)</h2>
            <table>
            <tbody>
            {Lines(choice.Rankings.Select(Row))}
            </tbody>
            </table>
            """
        );

    private static string Row(NextLineRanking ranking) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<tr><th scope=\"row\">{Encoded(ranking.Name)}</th><td>{100 * ranking.Right:F1} %</td>"
                + $"<td>p = {ranking.PValue:G2}</td></tr>"
        );

    private static string Row(ScorecardRow row) =>
        $"<tr><th scope=\"row\">{Encoded(row.Measure)}</th><td>{row.Written}</td><td>{row.Real}</td><td>{row.Shuffled}</td></tr>";

    private static string Row(ReportRow row) =>
        $"<tr><th scope=\"row\">{Encoded(row.Measure)}<small>{Encoded(row.Explanation)}</small></th>"
        + $"<td>{row.Written}</td><td>{row.HeldOut}</td>"
        + $"<td{(row.Verdict == ReportTable.Like ? " class=\"like\"" : "")}>{Encoded(row.Verdict)}</td></tr>";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Encoded(string text) => HtmlPage.Encoded(text);
}
