using System.Net;

namespace Showrunner;

/// <summary>A web page in one file, which needs nothing else.</summary>
public static class HtmlPage
{
    /// <summary>The look of reports: tables, figures and preformatted text, in light and dark.</summary>
    public static string ReportStyle =>
        """
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            :root { color-scheme: light dark; }
            body { color: #1a1a1a; background: #fff; }
            table { border-collapse: collapse; }
            th, td { padding: .25rem .5rem; border-bottom: 1px solid #ddd; font-variant-numeric: tabular-nums; }
            pre { white-space: pre-wrap; background: #f6f6f4; padding: 1rem; border-radius: .3rem; }
            @media (prefers-color-scheme: dark) {
              body { color: #eee; background: #16171a; }
              th, td { border-color: #3a3a3a; }
              pre { background: #222; }
            }
            """;

    /// <summary>The look of a page's few big figures, <c>div.figures</c>, side by side, or one below the other on a phone.</summary>
    public static string FiguresStyle =>
        """
            .figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: 1rem 0; } .figures div { width: 12.5rem; }
            .figures b { display: block; font-size: 2rem; line-height: 1.2; }
            """;

    /// <summary>The page.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="style">CSS.</param>
    /// <param name="body">HTML.</param>
    public static string Of(string title, string style, string body) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{Encoded(title)}</title>
            <style>
            {style}
            </style>
            </head>
            <body>

            """.ReplaceLineEndings("\n")
        + body.TrimEnd('\n')
        + "\n</body>\n</html>\n";

    /// <summary>Plain text as HTML, without the control characters that browsers refuse.</summary>
    public static string Encoded(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Where(c => !char.IsControl(c) || char.IsWhiteSpace(c))));

    /// <summary>Writes a page to a file, as a whole.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public static void Save(string path, string page) =>
        AtomicFile.Write(
            path,
            file =>
            {
                using var text = new StreamWriter(file, leaveOpen: true);
                text.Write(page);
            }
        );
}
