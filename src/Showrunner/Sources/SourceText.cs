using System.Buffers;
using System.Globalization;
using System.Text;

namespace Showrunner;

/// <summary>Turns a script's bytes into clean text, and notes what it corrected.</summary>
internal static class SourceText
{
    private static readonly SearchValues<char> Unusual = SearchValues.Create([
        .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => Plain(c) is not null),
    ]);

    /// <summary>Reads UTF-8 or UTF-16, with or without a byte order mark; bytes that are not UTF-8 are read as Windows-1252.</summary>
    /// <exception cref="ShowrunnerException">The bytes are not text.</exception>
    public static string Read(ReadOnlySpan<byte> bytes, string name, ICollection<string> notices)
    {
        var strays = new Windows1252();
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Utf8(rest, strays),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ => Utf16WithoutMark(bytes)?.GetString(bytes) ?? Utf8(bytes, strays),
        };
        if (text.Contains('\0') || Controls(text) > text.Length / 20)
            throw new ShowrunnerException($"{name} is not text. Save the script as plain text with one speech a line: \"jerry: hello\".");
        if (strays.Count > 0)
            notices.Add(Note(name, strays.Count, "bytes that are not UTF-8, read as Windows-1252"));
        return Clean(text, name, notices);
    }

    /// <summary>Makes every line end a line feed and typographic marks those of a typewriter, and drops control characters.</summary>
    /// <remarks>
    /// The tokenizer knows only the typewriter's marks: it would make one word of <c>“well—don’t”</c>. The colon after a name and the
    /// brackets of a direction are those of a typewriter in every language.
    /// </remarks>
    public static string Clean(string text, string name, ICollection<string> notices)
    {
        ReadOnlySpan<char> rest = text = text.Replace("\r\n", "\n").Replace('\r', '\n');
        var end = rest.IndexOfAny(Unusual);
        if (end < 0)
            return text;

        var clean = new StringBuilder(text.Length);
        var (dropped, corrected, retyped) = (0, 0, 0);
        for (; end >= 0; end = rest.IndexOfAny(Unusual))
        {
            var plain = Plain(rest[end])!;
            if (plain.Length == 0)
                dropped++;
            else if (char.IsControl(rest[end]))
                corrected++;
            else
                retyped++;
            clean.Append(rest[..end]).Append(plain);
            rest = rest[(end + 1)..];
        }
        if (corrected > 0)
            notices.Add(Note(name, corrected, "control characters, read as Windows-1252 characters or line ends"));
        if (retyped > 0)
            notices.Add(Note(name, retyped, "typographic or full-width marks, read as ' \" - -- ... : ( )"));
        if (dropped > 0)
            notices.Add(Note(name, dropped, "control or invisible characters, dropped"));
        return clean.Append(rest).ToString();
    }

    private static int Controls(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (c < ' ' && !char.IsWhiteSpace(c))
                count++;
        }

        return count;
    }

    private static string Note(string name, int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: {what}: {count:N0}.");

    private static string Utf8(ReadOnlySpan<byte> bytes, DecoderFallback strays)
    {
        var characters = new char[bytes.Length]; // never more characters than bytes; GetString would count strays twice
        var length = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, strays).GetChars(bytes, characters);
        return new string(characters, 0, length);
    }

    // Western text in UTF-16 has a zero in every second byte, other text none at all.
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            if (sample[i] == 0)
                even++;
            if (sample[i + 1] == 0)
                odd++;
        }
        var half = sample.Length / 4;
        return even == 0 && odd > half ? Encoding.Unicode
            : odd == 0 && even > half ? Encoding.BigEndianUnicode
            : null;
    }

    /// <summary>What replaces <paramref name="c"/> in clean text; null if nothing does.</summary>
    public static string? Plain(char c) =>
        c switch
        {
            '\n' or '\t' => null,
            '\v' or '\f' or '\u2028' or '\u2029' => "\n",
            < ' ' or '\u007F' or '\u00AD' or '\u200B' or '\uFEFF' => "",
            >= '\u0080' and <= '\u009F' => Windows1252.Character(c) is var was && was == c ? "" : Plain(was) ?? was.ToString(),
            '\u2018' or '\u2019' or '\u201B' => "'",
            '\u201C' or '\u201D' or '\u201E' or '\u201F' => "\"",
            >= '\u2010' and <= '\u2013' => "-",
            '\u2014' or '\u2015' => "--",
            '\u2026' => "...",
            '\uFF1A' => ": ",
            '\uFF08' => "(",
            '\uFF09' => ")",
            '\u037E' => ";",
            _ => null,
        };
}
