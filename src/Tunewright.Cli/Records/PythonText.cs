using System.Globalization;
using System.Text;

namespace Tunewright.Cli;

/// <summary>Values as Python's <c>str</c> and <c>repr</c> write them.</summary>
internal static class PythonText
{
    /// <summary>A value as <c>str</c> writes it: texts without quotes.</summary>
    public static string Of(object? value) => value as string ?? Repr(value);

    /// <summary>A time in UTC, to the second: <c>2026-01-31 23:59:59</c>.</summary>
    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A duration: <c>1 day, 0:00:07.250000</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        var days = (int)Math.Floor(duration.TotalDays);
        var rest = duration - TimeSpan.FromDays(days);
        var microseconds = rest.Ticks / 10 % 1_000_000;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Days(days)}{rest.Hours}:{rest:mm\\:ss}{(microseconds == 0 ? "" : $".{microseconds:000000}")}"
        );
    }

    private static string Days(int days) =>
        days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{days} day{(Math.Abs(days) == 1 ? "" : "s")}, ");

    private static string Repr(object? value) =>
        value switch
        {
            null => "None",
            bool truth => truth ? "True" : "False",
            double.NaN => "nan",
            double.PositiveInfinity => "inf",
            double.NegativeInfinity => "-inf",
            string text => Quoted(text),
            IReadOnlyDictionary<string, object?> map =>
                $"{{{string.Join(", ", map.Select(entry => $"{Quoted(entry.Key)}: {Repr(entry.Value)}"))}}}",
            IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Repr))}]",
            _ => PythonJson.Write(value),
        };

    private static string Quoted(string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var quoted = new StringBuilder().Append(quote);
        foreach (var c in text)
        {
            quoted.Append(
                c switch
                {
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    '\\' => "\\\\",
                    _ when c == quote => $"\\{c}",
                    _ when char.IsControl(c) => $"\\x{(int)c:x2}",
                    _ => c.ToString(),
                }
            );
        }
        return quoted.Append(quote).ToString();
    }
}
