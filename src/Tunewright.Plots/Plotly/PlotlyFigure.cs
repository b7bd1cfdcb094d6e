using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tunewright.Plots;

/// <summary>Writes a Plotly figure as JSON: traces, then a layout. Numbers that are not finite are null, which it leaves out.</summary>
internal sealed class PlotlyFigure : IDisposable
{
    /// <summary>The scale of colours from the best to the worst, as in the SVG.</summary>
    private static readonly string[] Shades = ["#063d35", "#257263", "#6da493", "#b0c4b0", "#d3c5a5"];

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;

    private PlotlyFigure() => _json = new(_bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The figure of a title, traces and axes.</summary>
    public static string Of(string title, Action<PlotlyFigure> traces, Action<PlotlyFigure> layout)
    {
        using var figure = new PlotlyFigure();
        figure._json.WriteStartObject();
        figure._json.WriteStartArray("data");
        traces(figure);
        figure._json.WriteEndArray();
        figure.Object(
            "layout",
            inner =>
            {
                inner.Title(title);
                layout(inner);
            }
        );
        figure._json.WriteEndObject();
        figure._json.Flush();
        return Encoding.UTF8.GetString(figure._bytes.WrittenSpan);
    }

    public void Dispose() => _json.Dispose();

    /// <summary>A trace of a type; its name is text.</summary>
    public void Trace(string type, string name, Action<PlotlyFigure> body)
    {
        _json.WriteStartObject();
        Set("type", type);
        Set("name", Plain(name));
        body(this);
        _json.WriteEndObject();
    }

    public void Object(string name, Action<PlotlyFigure> body)
    {
        _json.WriteStartObject(name);
        body(this);
        _json.WriteEndObject();
    }

    public void Objects<T>(string name, IEnumerable<T> items, Action<PlotlyFigure, T> body)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            body(this, item);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    /// <summary>A word of Plotly's.</summary>
    public void Set(string name, string value) => _json.WriteString(name, value);

    public void Set(string name, bool value) => _json.WriteBoolean(name, value);

    public void Set(string name, double value)
    {
        _json.WritePropertyName(name);
        Number(value);
    }

    public void Set(string name, IEnumerable<double> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
            Number(value);
        _json.WriteEndArray();
    }

    public void Rows(string name, IEnumerable<IEnumerable<double>> rows)
    {
        _json.WriteStartArray(name);
        foreach (var row in rows)
        {
            _json.WriteStartArray();
            foreach (var value in row)
                Number(value);
            _json.WriteEndArray();
        }
        _json.WriteEndArray();
    }

    /// <summary>A text of a user; nothing in it is taken for markup.</summary>
    public void Words(string name, string text) => Set(name, Plain(text));

    /// <summary>Texts of users, as <see cref="Words"/>.</summary>
    public void Texts(string name, IEnumerable<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (var text in texts)
            _json.WriteStringValue(Plain(text));
        _json.WriteEndArray();
    }

    public void Title(string text) => Object("title", inner => inner.Set("text", Plain(text)));

    /// <summary>An axis of a parameter, under Plotly's name for it.</summary>
    public void Axis(string name, ParameterAxis axis) =>
        Object(
            name,
            inner =>
            {
                inner.Title(axis.Name);
                if (axis.IsCategorical)
                    inner.Ticks(axis);
                if (axis.IsLog)
                    inner.Set("type", "log");
                inner.Set("range", axis.IsLog ? [Math.Log10(axis.Low), Math.Log10(axis.High)] : [axis.Low, axis.High]);
            }
        );

    /// <summary>An axis with a name.</summary>
    public void Axis(string name, string title) => Object(name, inner => inner.Title(title));

    /// <summary>The categories of an axis as its ticks.</summary>
    public void Ticks(ParameterAxis axis)
    {
        Set("tickvals", Enumerable.Range(0, axis.Categories.Length).Select(i => (double)i));
        Texts("ticktext", axis.Categories);
    }

    /// <summary>Trials as dots over two parameters, whose marker <paramref name="marker"/> sets.</summary>
    public void Dots(string name, IEnumerable<(int Trial, double X, double Y, double Value)> dots, Action<PlotlyFigure> marker) =>
        Trace(
            "scatter",
            name,
            trace =>
            {
                trace.Set("mode", "markers");
                trace.Set("x", dots.Select(dot => dot.X));
                trace.Set("y", dots.Select(dot => dot.Y));
                trace.Texts("text", dots.Select(dot => $"Trial {dot.Trial}: {NumberText.Of(dot.Value)}"));
                trace.Set("showlegend", false);
                marker(trace);
            }
        );

    /// <summary>Dots coloured by numbers, of which the smallest are the darkest.</summary>
    public void Colours(string word, IEnumerable<double> numbers, string key, bool reverse = false) =>
        Object(
            word,
            inner =>
            {
                inner.Set("color", numbers);
                inner.ColourScale(reverse);
                inner.Set("showscale", true);
                inner.Object("colorbar", bar => bar.Title(key));
            }
        );

    /// <summary>The shades, from the smallest number to the largest.</summary>
    public void ColourScale(bool reverse)
    {
        _json.WriteStartArray("colorscale");
        for (var i = 0; i < Shades.Length; i++)
        {
            _json.WriteStartArray();
            _json.WriteNumberValue(i / (Shades.Length - 1.0));
            _json.WriteStringValue(Shades[reverse ? Shades.Length - 1 - i : i]);
            _json.WriteEndArray();
        }
        _json.WriteEndArray();
    }

    /// <summary>What Plotly does not take for its markup.</summary>
    private static string Plain(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private void Number(double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            _json.WriteNullValue();
    }
}
