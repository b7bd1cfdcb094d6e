using System.Globalization;

namespace Showrunner;

/// <summary>A report card as one web page.</summary>
public static class ReportPage
{
    private static readonly string Style = $$"""
        {{HtmlPage.ReportStyle}}
        body { max-width: 46rem; }
        table { width: 100%; }
        th, td { text-align: right; }
        th:first-child { text-align: left; font-weight: normal; }
        thead th, thead th:first-child { font-weight: 600; }
        .figures { display: flex; gap: 3rem; margin: 1rem 0; } .figures b { display: block; font-size: 2rem; line-height: 1.2; }
        """;

    /// <summary>Writes the page to a file, as a whole.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public static void Save(string path, ReportCard card, string title) => HtmlPage.Save(path, Of(card, title));

    /// <summary>The page.</summary>
    public static string Of(ReportCard card, string title) => HtmlPage.Of($"{title}: report card", Style, Body(card, title));

    private static string Body(ReportCard card, string title) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <h1>{Encoded(title)}</h1>
            <div class="figures">
            <div><b>{card.Evaluation.Perplexity:F2}</b>perplexity</div>
            <div><b>{card.Evaluation.BitsPerCharacter:F3}</b>bits per character</div>
            <div><b>{card.Written.LongestCopiedRun}</b>longest copied run, in words</div>
            </div>
            <p>On {card.Evaluation.WordsScored:N0} held-out words; {card.Evaluation.UnknownWords:N0} more are unknown to the model.
            The table compares {card.Written.Words:N0} words that it wrote with as many held-out ones.</p>
            <table>
            <thead><tr><th scope="col">Measure</th><th scope="col">written</th><th scope="col">held out</th></tr></thead>
            <tbody>
            {string.Join(
                '\n',
                ReportTable.Of(card).Select(row =>
                    $"<tr><th scope=\"row\">{Encoded(row.Measure)}</th><td>{row.Written}</td><td>{row.HeldOut}</td></tr>"
                )
            )}
            </tbody>
            </table>
            <h2>The longest run of words that it copied</h2>
            <pre>{Encoded(card.Written.LongestCopiedText)}</pre>
            {string.Join(
                '\n',
                card.Samples.Select(sample =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<h2>At temperature {sample.Temperature}</h2>\n<pre>{Encoded(sample.Text)}</pre>"
                    )
                )
            )}
            """
        );

    private static string Encoded(string text) => HtmlPage.Encoded(text);
}
