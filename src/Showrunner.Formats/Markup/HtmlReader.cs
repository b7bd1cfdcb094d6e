using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Showrunner.Formats;

/// <summary>
/// Reads scripts on web pages. A paragraph ends where its element ends or a line breaks; a name in bold type is a speaker with or
/// without a colon; the rest is read as plain text.
/// </summary>
internal static class HtmlReader
{
    private static readonly HashSet<string> Blocks =
    [
        "P",
        "DIV",
        "BR",
        "LI",
        "TR",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "TABLE",
        "UL",
        "OL",
        "BODY",
        "SECTION",
        "ARTICLE",
        "BLOCKQUOTE",
        "DD",
        "DT",
        "HR",
        "PRE",
    ];

    private static readonly HashSet<string> Left = ["HEAD", "SCRIPT", "STYLE", "TITLE", "NOSCRIPT", "NAV", "FOOTER", "FORM", "IFRAME"];

    public static bool Recognise(ScriptSource source)
    {
        var start = source.Text.AsSpan(0, Math.Min(source.Text.Length, 2_000));
        return start.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || source.HasExtension(".html", ".htm", ".xhtml");
    }

    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        var lines = new HtmlLines();
        if (new HtmlParser().ParseDocument(source.Text).Body is { } body)
        {
            if (body.QuerySelector(".speech > .character") is not null)
                return Screenplay(body);
            Walk(body, lines, bold: false, depth: 0);
        }
        lines.End();
        var reading = PlainText.Read(new ScriptSource(source.Name, string.Join('\n', lines.Lines)), options);
        return reading with { Format = "HTML", Explanation = reading.Explanation.As("HTML") };
    }

    // A page that says what its paragraphs are, as our own does.
    private static ScriptReading Screenplay(IElement body)
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
        return screenplay.Reading("HTML screenplay") with { Format = "html" };
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
                if (depth < 500)
                    Walk(element, lines, bold || element.NodeName is "B" or "STRONG", depth + 1);
                if (isBlock)
                    lines.End();
            }
        }
    }

    /// <summary>Gathers paragraphs; what is bold at a paragraph's start is its speaker.</summary>
    private sealed class HtmlLines
    {
        private readonly StringBuilder _bold = new();
        private readonly StringBuilder _plain = new();

        public List<string> Lines { get; } = [];

        public void Append(string text, bool bold)
        {
            if (bold && string.IsNullOrWhiteSpace(_plain.ToString()))
                _bold.Append(text);
            else
                _plain.Append(text);
        }

        public void End()
        {
            var (bold, plain) = (OneLine.Of(_bold.ToString()), OneLine.Of(_plain.ToString()));
            _bold.Clear();
            _plain.Clear();
            if (bold.Length > 0 && plain.Length > 0 && IsName(bold))
                plain = $"{bold.TrimEnd(':', ' ')}: {plain.TrimStart(':', ' ')}";
            else if (bold.Length > 0)
                plain = $"{bold} {plain}".Trim();
            if (plain.Length > 0)
                Lines.AddRange(plain, "");
        }

        private static bool IsName(string text) =>
            text.Length <= 60 && !text.StartsWith('[') && !text.StartsWith('(') && SpeakerName.Read(text) is not null;
    }
}
