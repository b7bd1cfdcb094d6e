using System.Text.RegularExpressions;

namespace Tunewright.Cli;

/// <summary>Records as YAML 1.1, keys in order, as Optuna writes them through PyYAML.</summary>
internal static partial class YamlFormat
{
    public static void Write(TextWriter output, object? value)
    {
        if (IsEmpty(value))
            output.WriteLine(Scalar(value));
        else
            Write(output, value, indent: "", first: "");
    }

    /// <param name="output">Where to.</param>
    /// <param name="value">A list or dictionary that is not empty.</param>
    /// <param name="indent">What stands before each line.</param>
    /// <param name="first">What stands before the first line instead.</param>
    private static void Write(TextWriter output, object? value, string indent, string first)
    {
        if (value is IReadOnlyDictionary<string, object?> map)
        {
            foreach (var (key, entry) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                output.Write($"{first}{Scalar(key)}:");
                // A list within a dictionary is not indented.
                Entry(output, entry, entry is IReadOnlyDictionary<string, object?> ? indent + "  " : indent);
                first = indent;
            }
            return;
        }
        foreach (var entry in (IReadOnlyList<object?>)value!)
        {
            output.Write($"{first}-");
            if (IsEmpty(entry))
                output.WriteLine($" {Scalar(entry)}");
            else
                Write(output, entry, indent + "  ", " ");
            first = indent;
        }
    }

    private static void Entry(TextWriter output, object? entry, string indent)
    {
        if (IsEmpty(entry))
        {
            output.WriteLine($" {Scalar(entry)}");
            return;
        }
        output.WriteLine();
        Write(output, entry, indent, indent);
    }

    /// <summary>Whether a value is written on the line of its key.</summary>
    private static bool IsEmpty(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> map => map.Count == 0,
            IReadOnlyList<object?> list => list.Count == 0,
            _ => true,
        };

    private static string Scalar(object? value) =>
        value switch
        {
            double.NaN => ".nan",
            double.PositiveInfinity => ".inf",
            double.NegativeInfinity => "-.inf",
            // For YAML 1.1 a number without a point is a text: 1.0e-05.
            double real => PythonJson.Write(real) is var text && !text.Contains('.')
                ? text.Replace("e", ".0e", StringComparison.Ordinal)
                : text,
            string text when Plain().IsMatch(text) && !Reserved().IsMatch(text) => text,
            string text when Printable().IsMatch(text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
            _ => PythonJson.Write(value), // a text in JSON's quotes is one in YAML's
        };

    /// <summary>What PyYAML writes without quotes.</summary>
    [GeneratedRegex(@"\A(?!---|\.\.\.|[-?:](?: |\z)|.*:(?: |\z)|.* #|.* \z)[!-~-[#,\[\]{}&*!|>'""%@`]][ -~]*\z")]
    private static partial Regex Plain();

    /// <summary>What would be read as something else than a text.</summary>
    [GeneratedRegex(
        @"\A(?:~|<<|=|null|true|false|yes|no|on|off|\.nan|[-+]?\.inf|[-+.\d][\d_.:eE+-]*|0[xob][\da-f_]+|\d{4}-\d\d?-\d.*)\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Reserved();

    [GeneratedRegex(@"\A[ -~]*\z")]
    private static partial Regex Printable();
}
