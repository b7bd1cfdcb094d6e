using System.Globalization;

namespace Tunewright.Cli;

/// <summary>What a line of a program's output says to the search.</summary>
internal abstract record ProgramLine
{
    private ProgramLine() { }

    /// <summary><c>{"step": 3, "value": 0.41}</c>: the value so far.</summary>
    public sealed record Report(long Step, double Value) : ProgramLine;

    /// <summary><c>{"value": 0.39}</c> or <c>{"values": [0.39, 12]}</c>: the result.</summary>
    public sealed record Result(IReadOnlyList<double> Values) : ProgramLine;

    /// <summary><c>{"attributes": {"epochs": 7}}</c>: notes on the trial.</summary>
    public sealed record Attributes(IReadOnlyDictionary<string, object?> Notes) : ProgramLine;

    /// <summary>A line that is a number: the result, if it is the last one and no other line says what is.</summary>
    public sealed record Number(double Value) : ProgramLine;

    /// <summary>What a line says; null if it is the program's own affair.</summary>
    public static ProgramLine? Parse(string line)
    {
        var text = line.Trim();
        return text.StartsWith('{') ? OfJson(text)
            : Real(text) is { } number ? new Number(number)
            : null;
    }

    private static ProgramLine? OfJson(string text)
    {
        try
        {
            return PythonJson.Parse(text) is IReadOnlyDictionary<string, object?> map ? Of(map) : null;
        }
        catch (FormatException)
        {
            return null; // another log line that begins with a brace
        }
    }

    private static ProgramLine? Of(IReadOnlyDictionary<string, object?> map) =>
        map.GetValueOrDefault("attributes") is IReadOnlyDictionary<string, object?> notes ? new Attributes(notes)
        : map.GetValueOrDefault("values") is IReadOnlyList<object?> list
        && list.Select(NumberIn).ToArray() is var values
        && values.All(value => value is not null)
            ? new Result([.. values.Select(value => value!.Value)])
        : map.TryGetValue("value", out var stored) && NumberIn(stored) is { } only
            ? map.TryGetValue("step", out var step)
                    ? step is long number and >= 0 ? new Report(number, only)
                        : null
                : new Result([only])
        : null;

    /// <summary>A number; programs whose JSON has no word for it write null for NaN, or a text.</summary>
    private static double? NumberIn(object? value) =>
        value switch
        {
            null => double.NaN,
            bool => null,
            string text => Real(text),
            _ => PlainValue.AsDouble(value),
        };

    /// <summary>A number as C, Python, JavaScript and .NET print it.</summary>
    private static double? Real(string text) =>
        text.TrimStart('+', '-').ToUpperInvariant() switch
        {
            "NAN" => double.NaN,
            "INF" or "INFINITY" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
        };
}
