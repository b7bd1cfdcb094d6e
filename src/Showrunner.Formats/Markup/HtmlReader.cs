using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Showrunner.Formats;

/// <summary>
/// Reads scripts on web pages. A paragraph ends where its element ends or a line breaks; a name in bold type is a speaker with or
/// without a colon, and so is the first cell of a table's row; the rest is read as plain text.
/// </summary>
internal static class HtmlReader
{
    private const int MaxDepth = 500;
    private const int MinElements = 10_000;
    private const int CharactersPerElement = 3; // <b>

    private static readonly HashSet<string> Blocks =
    [
        .. "P DIV BR LI TR H1 H2 H3 H4 H5 H6 TABLE UL OL DL BODY SECTION ARTICLE BLOCKQUOTE DT HR PRE CENTER".Split(' '),
    ];

    private static readonly HashSet<string> Left =
    [
        .. "HEAD H1 SCRIPT STYLE TITLE NOSCRIPT NAV FOOTER FORM IFRAME TH THEAD BUTTON SELECT TEXTAREA SVG SUP".Split(' '),
    ];

    private static readonly HashSet<string> Bold = ["B", "STRONG", "DT"];

    public static bool Recognise(ScriptSource source)
    {
        var start = source.Text.AsSpan(0, Math.Min(source.Text.Length, 2_000));
        return start.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<body", StringComparison.OrdinalIgnoreCase)
            || source.HasExtension(".html", ".htm", ".xhtml");
    }

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        if (Body(source) is not { } body)
            return new(new([]), "HTML", new());
        if (body.QuerySelector(".speech > .character") is not null)
            return Screenplay(body);
        if (Preformatted(body) is { } pages)
        {
            var page = new ScriptSource(source.Name, pages);
            var typed = IndentedScreenplay.Recognise(page) ? IndentedScreenplay.Read(page, options) : PlainText.Read(page, options);
            return typed with { Kind = $"HTML, {typed.Kind.ToLowerInvariant()}" };
        }
        var lines = new HtmlLines();
        Walk(body, lines, bold: false, depth: 0);
        lines.End();
        return PlainText.Read(new ScriptSource(source.Name, string.Join('\n', lines.Lines)), options) with { Kind = "HTML" };
    }

    // A few tags can make a parser repeat each other for ever: a page has no more elements than its text could name.
    private static IElement? Body(ScriptSource source)
    {
        if (HtmlNesting.IsTooDeep(source.Text))
            throw Nested(source.Name);
        var left = Math.Max(MinElements, source.Text.Length / CharactersPerElement);
        var options = new HtmlParserOptions
        {
            OnCreated = (_, _) =>
            {
                if (--left < 0)
                    throw Nested(source.Name);
            },
        };
        return new HtmlParser(options).ParseDocument(source.Text).Body;
    }

    private static ShowrunnerException Nested(string name) =>
        new($"{name} is too deeply nested to be a script. Save the page as plain text.");

    // Pages of screenplays are often one block of text with its indents.
    private static string? Preformatted(IElement body)
    {
        var outermost = body.QuerySelectorAll("pre").Where(block => block.ParentElement!.Closest("pre") is null);
        var pages = string.Join('\n', outermost.Select(block => block.TextContent));
        return pages.Length * 2 > body.TextContent.Length ? pages.Replace("\r\n", "\n").Replace('\r', '\n') : null;
    }

    // A page that says what its paragraphs are, as our own does.
    private static Understanding Screenplay(IElement body)
    {
        var screenplay = new ScreenplayReader();
        foreach (var element in body.QuerySelectorAll("h2, hr, p"))
        {
            var type = element.NodeName switch
            {
                "H2" => "Scene Heading",
                "HR" => "Transition",
                _ => element.ClassName switch
                {
                    "character" => "Character",
                    "parenthetical" => "Parenthetical",
                    "dialogue" => "Dialogue",
                    "prose" => "General",
                    _ => "Action",
                },
            };
            screenplay.Paragraph(type, type == "Transition" ? "CUT TO:" : element.TextContent);
        }
        return screenplay.Reading("HTML screenplay");
    }

    private static void Walk(INode node, HtmlLines lines, bool bold, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                lines.Append(text.Data, bold);
            }
            else if (child is IElement element && !Left.Contains(element.NodeName))
            {
                var isBlock = Blocks.Contains(element.NodeName);
                if (isBlock)
                    lines.End();
                else if (element.NodeName is "TD" or "DD")
                    lines.NextCell();
                if (depth < MaxDepth)
                    Walk(element, lines, bold || Bold.Contains(element.NodeName), depth + 1);
                if (isBlock && element.NodeName != "DT")
                    lines.End();
            }
        }
    }
}
