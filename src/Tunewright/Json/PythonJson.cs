using System.Globalization;
using System.Text;

namespace Tunewright;

/// <summary>
/// JSON as Python's <c>json</c> module reads and writes it, for sharing storages with Optuna: NaN, Infinity and -Infinity
/// are bare words, whole and real numbers stay apart (1 and 1.0), and everything but ASCII is escaped.
/// </summary>
/// <remarks>Values are null, bool, long, double, string, <see cref="IReadOnlyList{T}"/> and <see cref="IReadOnlyDictionary{TKey, TValue}"/> of these.</remarks>
public static class PythonJson
{
    /// <summary>Reads one value. Whole numbers beyond 64 bits become doubles.</summary>
    /// <exception cref="FormatException">The text is not one JSON value.</exception>
    public static object? Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads one value from UTF-8.</summary>
    /// <exception cref="FormatException">The text is not one JSON value.</exception>
    public static object? Parse(ReadOnlySpan<byte> json)
    {
        var scanner = new JsonScanner(json);
        var value = scanner.ReadValue();
        scanner.ExpectEnd();
        return value;
    }

    /// <summary>Writes a value on one line, with Python's ", " and ": "; doubles are the shortest that read back the same.</summary>
    /// <exception cref="ArgumentException">The value, or one inside it, is of another type.</exception>
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    internal static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case bool truth: text.Append(truth ? "true" : "false"); break;
            case long whole: text.Append(CultureInfo.InvariantCulture, $"{whole}"); break;
            case int whole: text.Append(CultureInfo.InvariantCulture, $"{whole}"); break;
            case double real: Write(text, real); break;
            case string words: Write(text, words); break;
            case IReadOnlyDictionary<string, object?> map:
                var separator = "{";
                foreach (var (key, entry) in map)
                {
                    Write(text.Append(separator), key);
                    Write(text.Append(": "), entry);
                    separator = ", ";
                }
                text.Append(map.Count == 0 ? "{}" : "}");
                break;
            case IReadOnlyList<object?> list:
                for (var i = 0; i < list.Count; i++) Write(text.Append(i == 0 ? "[" : ", "), list[i]);
                text.Append(list.Count == 0 ? "[]" : "]");
                break;
            default: throw new ArgumentException($"A {value.GetType()} has no JSON form.", nameof(value));
        }
    }

    /// <summary>Writes a double as Python's <c>repr</c> does: 1.0, 1e-05, 1e+16, Infinity.</summary>
    internal static void Write(StringBuilder text, double value)
    {
        if (double.IsNaN(value)) { text.Append("NaN"); return; }
        if (double.IsInfinity(value)) { text.Append(value > 0 ? "Infinity" : "-Infinity"); return; }

        Span<char> shortest = stackalloc char[32];
        value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        shortest = shortest[..length];
        var e = shortest.IndexOf('E');
        var magnitude = Math.Abs(value);
        // The two shortest forms have the same digits and differ only in where an exponent begins.
        if (e < 0 && magnitude is 0 or (>= 1e-4 and < 1e16))
        {
            text.Append(shortest);
            if (!shortest.Contains('.')) text.Append(".0");
        }
        else if (magnitude is >= 1e-4 and < 1e16)
            text.Append(((decimal)value).ToString("F1", CultureInfo.InvariantCulture));
        else if (e < 0)
        {
            var digits = shortest.TrimStart("-0.");
            text.Append(value < 0 ? "-" : "").Append(digits[0]);
            if (digits.Length > 1) text.Append('.').Append(digits[1..]);
            text.Append(CultureInfo.InvariantCulture, $"e-{shortest.Length - shortest.IndexOf('.') - digits.Length:00}");
        }
        else
        {
            var exponent = int.Parse(shortest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text.Append(shortest[..e]).Append(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }
    }

    private static void Write(StringBuilder text, string words)
    {
        text.Append('"');
        foreach (var c in words)
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case >= ' ' and <= '~': text.Append(c); break;
                default: text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
            }
        text.Append('"');
    }
}
