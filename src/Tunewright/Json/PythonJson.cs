using System.Globalization;
using System.Numerics;
using System.Text;

namespace Tunewright;

/// <summary>
/// JSON as Python's <c>json</c> module reads and writes it, for sharing storages with Optuna: NaN, Infinity and -Infinity
/// are bare words, whole and real numbers stay apart (1 and 1.0), and all characters other than ASCII are escaped.
/// </summary>
/// <remarks>
/// Values are null, bool, long, <see cref="BigInteger"/>, double, string, <see cref="IReadOnlyList{T}"/> and <see cref="IReadOnlyDictionary{TKey, TValue}"/>
/// of these.
/// </remarks>
internal static class PythonJson
{
    /// <summary>Reads one value. Whole numbers beyond 64 bits become <see cref="BigInteger"/>.</summary>
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
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case long whole:
                text.Append(CultureInfo.InvariantCulture, $"{whole}");
                break;
            case int whole:
                text.Append(CultureInfo.InvariantCulture, $"{whole}");
                break;
            case BigInteger whole:
                text.Append(CultureInfo.InvariantCulture, $"{whole}");
                break;
            case double real:
                Write(text, real);
                break;
            case string words:
                Write(text, words);
                break;
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
                for (var i = 0; i < list.Count; i++)
                    Write(text.Append(i == 0 ? "[" : ", "), list[i]);
                text.Append(list.Count == 0 ? "[]" : "]");
                break;
            default:
                throw new ArgumentException($"A {value.GetType()} has no JSON form.", nameof(value));
        }
    }

    /// <summary>Writes a double as Python's <c>repr</c> does: 1.0, 1e-05, 1e+16, Infinity.</summary>
    internal static void Write(StringBuilder text, double value)
    {
        if (double.IsNaN(value))
        {
            text.Append("NaN");
            return;
        }
        if (double.IsInfinity(value))
        {
            text.Append(value > 0 ? "Infinity" : "-Infinity");
            return;
        }

        // The shortest digits that read back, as d.ddd with an exponent.
        Span<char> shortest = stackalloc char[32];
        value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        shortest = shortest[..length].TrimStart('-');
        var e = shortest.IndexOf('E');
        var mantissa = e < 0 ? shortest : shortest[..e];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        Span<char> digits = stackalloc char[32];
        whole.CopyTo(digits);
        var fraction = point < 0 ? default : mantissa[(point + 1)..];
        fraction.CopyTo(digits[whole.Length..]);
        digits = digits[..(whole.Length + fraction.Length)];
        var leading = digits.Length - digits.TrimStart('0').Length;
        var exponent =
            whole.Length
            - 1
            - leading
            + (e < 0 ? 0 : int.Parse(shortest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        digits = digits.Trim('0');

        if (double.IsNegative(value))
            text.Append('-');
        if (digits.IsEmpty)
        {
            text.Append("0.0");
        }
        else if (exponent is < -4 or >= 16)
        {
            text.Append(digits[0]);
            if (digits.Length > 1)
                text.Append('.').Append(digits[1..]);
            text.Append(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }
        else if (exponent < 0)
        {
            text.Append("0.").Append('0', -1 - exponent).Append(digits);
        }
        else if (digits.Length <= exponent + 1)
        {
            text.Append(digits).Append('0', exponent + 1 - digits.Length).Append(".0");
        }
        else
        {
            text.Append(digits[..(exponent + 1)]).Append('.').Append(digits[(exponent + 1)..]);
        }
    }

    private static void Write(StringBuilder text, string words)
    {
        text.Append('"');
        foreach (var c in words)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case >= ' ' and <= '~':
                    text.Append(c);
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
            }
        }

        text.Append('"');
    }
}
