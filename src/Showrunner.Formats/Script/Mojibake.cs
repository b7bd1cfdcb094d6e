using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Mends UTF-8 that a program read as Windows-1252 or Latin-1 and saved again: <c>itâ€™s</c> for <c>it’s</c>.</summary>
internal static partial class Mojibake
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text with every run mended that is UTF-8 in disguise, and a notice if there was one.</summary>
    public static string Mend(string text, string name, ICollection<string> notices)
    {
        var mended = 0;
        text = Run()
            .Replace(
                text,
                run =>
                {
                    if (Original(run.Value) is not { } original)
                        return run.Value;
                    mended++;
                    return original;
                }
            );
        if (mended > 0)
            notices.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: UTF-8 that was saved as Windows-1252, mended: {mended:N0}."));
        return text;
    }

    private static string? Original(string run)
    {
        var bytes = new byte[run.Length];
        try
        {
            for (var i = 0; i < run.Length; i++)
                bytes[i] = run[i] < 0x100 ? (byte)run[i] : Windows1252.GetBytes(run, i, 1)[0];
            return Strict.GetString(bytes);
        }
        catch (ArgumentException)
        {
            return null; // it is what it seems to be
        }
    }

    // The first byte of a sequence in UTF-8, and those that follow it, as Windows-1252 shows them.
    [GeneratedRegex(
        "(?:[\u00C2-\u00F4][\u0080-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152"
            + "\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]{1,3})+"
    )]
    private static partial Regex Run();
}
