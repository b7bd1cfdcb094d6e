using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// Mends UTF-8 that a program read as Windows-1252, Latin-1 or Windows-1251 and saved again, once or more often: <c>itâ€™s</c> for
/// <c>it’s</c>, <c>РђРЅРЅР°</c> for <c>Анна</c>.
/// </summary>
internal static partial class Mojibake
{
    private const int MaxTimes = 3;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Latin-1's control characters stand for themselves.
    private static readonly Dictionary<char, byte> Western = Bytes(1252);
    private static readonly Dictionary<char, byte> Cyrillic = Bytes(1251);

    /// <summary>The text with every run mended that is UTF-8 in disguise, and a notice if there was one.</summary>
    public static string Mend(string text, string name, ICollection<string> notices)
    {
        var mended = 0;
        for (var time = 0; time < MaxTimes && Mend(ref text) is > 0 and var more; time++)
            mended = Math.Max(mended, more);
        var count = mended.ToString("N0", CultureInfo.InvariantCulture);
        if (mended > 0)
            notices.Add($"{name}: UTF-8 that was saved in another encoding, mended: {count}.");
        return text;
    }

    private static int Mend(ref string text)
    {
        var mended = 0;
        text = Replaced(text, WesternRun(), Western);
        text = Replaced(text, CyrillicRun(), Cyrillic);
        return mended;

        string Replaced(string whole, Regex runs, Dictionary<char, byte> bytes) =>
            runs.Replace(
                whole,
                run =>
                {
                    if (Original(run.Value, bytes) is not { } original)
                        return run.Value;
                    mended++;
                    return original;
                }
            );
    }

    private static string? Original(string run, Dictionary<char, byte> table)
    {
        var bytes = new byte[run.Length];
        for (var i = 0; i < run.Length; i++)
        {
            if (!table.TryGetValue(run[i], out bytes[i]))
                return null;
        }
        try
        {
            return Strict.GetString(bytes);
        }
        catch (ArgumentException)
        {
            return null; // it is what it seems to be
        }
    }

    private static Dictionary<char, byte> Bytes(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        var bytes = Enumerable.Range(0x80, 0x20).ToDictionary(code => (char)code, code => (byte)code);
        for (var code = 0x80; code < 0x100; code++)
            bytes[encoding.GetString([(byte)code])[0]] = (byte)code;
        return bytes;
    }

    // The first byte of a sequence in UTF-8, and those that follow it, as Windows-1252 shows them.
    [GeneratedRegex(
        "(?:[\u00C2-\u00F4][\u0080-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152"
            + "\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]{1,3})+"
    )]
    private static partial Regex WesternRun();

    // Two letters of Russian or more: each begins with Р or С, and none of the second bytes is a letter of Russian but ё.
    [GeneratedRegex(
        "(?:[РС][\u0080-\u00BF\u0401-\u040F\u0451-\u045F\u0490\u0491\u2013-\u203A\u20AC\u2116\u2122]){2,}"
            + "|вЂ[\u0080-\u00BF\u0401-\u040F\u0451-\u045F\u2013-\u203A\u20AC\u2116\u2122]"
    )]
    private static partial Regex CyrillicRun();
}
