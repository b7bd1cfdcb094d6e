using System.Globalization;
using System.Text;

namespace Tunewright.Plots;

/// <summary>Writes a picture as SVG, in pixels. All text is escaped here.</summary>
internal sealed class Canvas
{
    public const double Width = 720;

    private const int Many = 500;

    private readonly StringBuilder _body = new();
    private readonly string _title;
    private readonly string _subtitle;

    /// <summary>A picture with a title and a line beneath it.</summary>
    public Canvas(string title, string subtitle, double height = 420)
    {
        (_title, _subtitle, Height) = (title, subtitle, height);
        Text(16, 26, title, "title ink");
        FittedText(16, 45, subtitle, Width - 32, "soft");
    }

    public double Height { get; }

    /// <summary>A picture that says why there is nothing to see.</summary>
    public static string Empty(string title, string subtitle, string sentence)
    {
        var canvas = new Canvas(title, subtitle, height: 200);
        canvas.Text(Width / 2, 120, sentence, "soft", "middle");
        return canvas.Finish();
    }

    public void Text(double x, double y, string text, string style, string anchor = "start") =>
        _body
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{style}\"")
            .Append(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")
            .Append($">{Escaped(text)}</text>\n");

    /// <summary>Text cut to a width; whoever points at it sees the whole.</summary>
    public void FittedText(double x, double y, string text, double width, string style, string anchor = "start")
    {
        var shown = TextWidth.Fit(text, width);
        if (shown == text)
        {
            Text(x, y, text, style, anchor);
            return;
        }
        _body.Append($"<g><title>{Escaped(text)}</title>");
        Text(x, y, shown, style, anchor);
        _body.Append("</g>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\" class=\"{style}\"/>\n");

    public void Rectangle(double x, double y, double width, double height, string style, double radius = 0) =>
        _body
            .Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"")
            .Append(CultureInfo.InvariantCulture, $" rx=\"{radius:0.#}\" class=\"fill {style}\"/>\n");

    public void Ring(double x, double y, double radius, string style)
    {
        var half = string.Create(CultureInfo.InvariantCulture, $"a{radius:0.#} {radius:0.#} 0 1 0");
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{x - radius:0.#} {y:0.#}{half} {2 * radius:0.#} 0{half} {-2 * radius:0.#} 0");
        Path(path, style);
    }

    /// <summary>The best trial: a ring that stands out of the points around it, with a label inside the picture.</summary>
    public void Best(double x, double y, string label = "")
    {
        Ring(x, y, 6, "halo paper");
        Ring(x, y, 6, "ring ink");
        if (label.Length > 0)
            Text(x + (x > Width / 2 ? -11 : 11), y < 90 ? y + 18 : y - 9, label, "strong ink tag", x > Width / 2 ? "end" : "start");
    }

    /// <summary>Round dots of one colour, in one path; smaller ones where there are many.</summary>
    public void Dots(IEnumerable<(double X, double Y)> places, string style)
    {
        var path = new StringBuilder();
        var count = 0;
        foreach (var (x, y) in places)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");
            count++;
        }
        Path(path, $"dots{(count > Many ? " small" : "")} {style}");
    }

    /// <summary>A line through places; it breaks where one is not finite.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> places, string style)
    {
        var path = new StringBuilder();
        Append(path, places);
        Path(path, style);
    }

    /// <summary>Many lines of one colour, in one path.</summary>
    public void Polylines(IEnumerable<IEnumerable<(double X, double Y)>> lines, string style)
    {
        var path = new StringBuilder();
        foreach (var line in lines)
            Append(path, line);
        Path(path, style);
    }

    /// <summary>A path in SVG's own notation.</summary>
    public void Path(StringBuilder path, string style)
    {
        if (path.Length > 0)
            _body.Append($"<path d=\"{path}\" class=\"{style}\"/>\n");
    }

    /// <summary>The sentences at the foot of the picture.</summary>
    public void Notes(params IEnumerable<string?> sentences)
    {
        var text = string.Join(" ", sentences.Where(sentence => sentence is not null));
        if (text.Length > 0)
            FittedText(16, Height - 12, text, Width - 32, "soft");
    }

    /// <summary>The picture.</summary>
    public string Finish() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" class="tunewright" role="img"
                width="{Width}" height="{Height:0.#}" viewBox="0 0 {Width} {Height:0.#}">
            <title>{Escaped($"{_title}: {_subtitle}")}</title>
            <style>
            {Style.Sheet}</style>
            <rect width="100%" height="100%" class="fill paper"/>
            {_body}</svg>

            """
        );

    private static void Append(StringBuilder path, IEnumerable<(double X, double Y)> places)
    {
        var begins = true;
        foreach (var (x, y) in places)
        {
            var drawn = double.IsFinite(x) && double.IsFinite(y);
            if (drawn)
                path.Append(CultureInfo.InvariantCulture, $"{(begins ? 'M' : 'L')}{x:0.#} {y:0.#}");
            begins = !drawn;
        }
    }

    /// <summary>Text for XML: without its marks, and without what XML cannot hold.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '"':
                    escaped.Append("&quot;");
                    break;
                case < ' ' or 0xFFFE or 0xFFFF:
                    escaped.Append(' ');
                    break;
                default:
                    escaped.Append(rune.ToString());
                    break;
            }
        }
        return escaped.ToString();
    }
}
