using System.Net;
using System.Text;

namespace Showrunner.Formats;

/// <summary>
/// Writes a web page in the layout of American screenplays: US Letter, 12-point Courier, the usual indents, a title page, page numbers.
/// </summary>
internal static class HtmlWriter
{
    private const string Style = """
        @page { size: 8.5in 11in; margin: 1in 1in 1in 1.5in; @top-right { content: counter(page) "."; font: 12pt/1 Courier, monospace; } }
        @page :first { @top-right { content: ""; } }
        body { font: 12pt/1 "Courier Prime", "Courier New", Courier, monospace; max-width: 6in; margin: 0 auto; }
        body { padding: 1in 0.5in; color: #000; background: #fff; }
        h1 { font: inherit; text-align: center; text-transform: uppercase; text-decoration: underline; margin: 1.5in 0; }
        h2, p { font: inherit; margin: 1em 0 0; overflow-wrap: anywhere; orphans: 2; widows: 2; }
        h2 { text-transform: uppercase; margin-top: 2em; break-after: avoid; }
        hr { border: 0; margin: 2em 0 0; }
        .speech { margin-top: 1em; }
        .speech p { margin-top: 0; }
        .speech p.character { margin-left: 2in; text-transform: uppercase; break-after: avoid; }
        .speech p.parenthetical { margin-left: 1.5in; width: 2.5in; break-after: avoid; }
        .speech p.dialogue { margin-left: 1in; width: 3.5in; }
        .speech p.parenthetical:last-child { break-after: auto; }
        @media print { body { max-width: none; padding: 0; } h1 { margin: 0; padding-top: 3.5in; break-after: page; } }
        @media screen and (max-width: 6in) {
          body { padding: 1em; }
          h1 { margin: 2em 0; }
          .speech p.character { margin-left: 6em; }
          .speech p.parenthetical { margin-left: 4em; width: auto; }
          .speech p.dialogue { margin-left: 2em; width: auto; }
        }
        """;

    public static string Write(ScriptDocument script, string title)
    {
        var page = new StringBuilder(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{Encoded(title)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>{Encoded(title)}</h1>

            """.ReplaceLineEndings("\n")
        );
        foreach (var element in script.Elements)
            page.Append(Element(element));
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Element(ScriptElement element) =>
        element switch
        {
            ScriptElement.Heading heading => $"<h2>{Encoded(heading.Text)}</h2>\n",
            ScriptElement.Direction direction => $"<p class=\"action\">{Encoded(direction.Text)}</p>\n",
            ScriptElement.Prose prose => $"<p class=\"prose\">{Encoded(prose.Text)}</p>\n",
            ScriptElement.Speech speech =>
                $"<div class=\"speech\">\n<p class=\"character\">{Encoded(speech.Speaker)}</p>\n{Parts(speech)}</div>\n",
            _ => "<hr>\n",
        };

    private static string Parts(ScriptElement.Speech speech) =>
        string.Concat(
            SpeechParts
                .Of(speech.Words)
                .Select(part => $"<p class=\"{(part.IsDirection ? "parenthetical" : "dialogue")}\">{Encoded(part.Text)}</p>\n")
        );

    // Browsers take no control character but white space.
    private static string Encoded(string text) => WebUtility.HtmlEncode(string.Concat(text.Where(c => !char.IsControl(c))));
}
