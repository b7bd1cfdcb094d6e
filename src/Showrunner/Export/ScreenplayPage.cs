using System.Text;

namespace Showrunner;

/// <summary>
/// A web page in the layout of American screenplays: US Letter, 12-point Courier, the usual indents, a title page, page numbers.
/// </summary>
internal static class ScreenplayPage
{
    private const string Style = """
        @page { size: 8.5in 11in; margin: 1in 1in 1in 1.5in; @top-right { content: counter(page) "."; font: 12pt/1 Courier, monospace; } }
        @page :first { @top-right { content: ""; } }
        body { font: 12pt/1 "Courier Prime", "Courier New", Courier, monospace; color: #000; background: #fff; }
        body { max-width: 6in; margin: 0 auto; padding: 1in 0.5in; }
        h1 { font: inherit; text-align: center; text-transform: uppercase; text-decoration: underline; margin: 1.5in 0; }
        h2, p { font: inherit; margin: 1em 0 0; overflow-wrap: anywhere; orphans: 2; widows: 2; }
        h2 { text-transform: uppercase; margin-top: 2em; break-after: avoid; }
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

    public static void Write(TextWriter output, Script script, string title)
    {
        var body = new StringBuilder($"<h1>{Encoded(title)}</h1>\n");
        var inSpeech = false;
        foreach (var (kind, text) in ScreenplayElement.Of(script))
        {
            if (inSpeech && kind is not (ElementKind.Parenthetical or ElementKind.Dialogue))
                body.Append("</div>\n");
            inSpeech = kind is ElementKind.Character or ElementKind.Parenthetical or ElementKind.Dialogue;
            body.Append(
                kind switch
                {
                    ElementKind.Heading => $"<h2>{Encoded(text)}</h2>\n",
                    ElementKind.Action => $"<p>{Encoded(text)}</p>\n",
                    ElementKind.Character => $"<div class=\"speech\">\n<p class=\"character\">{Encoded(text)}</p>\n",
                    _ => $"<p class=\"{(kind == ElementKind.Dialogue ? "dialogue" : "parenthetical")}\">{Encoded(text)}</p>\n",
                }
            );
        }
        output.Write(HtmlPage.Of(title, Style, $"{body}{(inSpeech ? "</div>" : "")}"));
    }

    private static string Encoded(string text) => HtmlPage.Encoded(text);
}
