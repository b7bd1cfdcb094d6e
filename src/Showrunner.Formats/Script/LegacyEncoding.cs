using System.Globalization;
using System.Text;
using UtfUnknown;

namespace Showrunner.Formats;

/// <summary>
/// Turns files in older encodings into UTF-8: Windows-1251, KOI8-R, Shift-JIS, GB18030 and others, the Latin ones of Central Europe, Turkey
/// and the Baltic, UTF-16 without a byte order mark, UTF-32. Western files are left to <see cref="SourceText"/>.
/// </summary>
internal static class LegacyEncoding
{
    private const int SampleLength = 100_000;
    private const float MinConfidence = 0.5f;
    private const float MinLatinConfidence = 0.6f; // what is Western at the first sight is at about a half

    // Windows' own encoding where it has all that the other one has. Romanian has no other in .NET.
    private static readonly Dictionary<string, string> Latin = new(StringComparer.OrdinalIgnoreCase)
    {
        ["windows-1250"] = "windows-1250",
        ["iso-8859-2"] = "iso-8859-2",
        ["iso-8859-16"] = "windows-1250",
        ["windows-1254"] = "windows-1254",
        ["iso-8859-9"] = "windows-1254",
        ["windows-1257"] = "windows-1257",
        ["iso-8859-13"] = "windows-1257",
    };

    /// <summary>The bytes as UTF-8 and a notice, or the bytes themselves.</summary>
    public static byte[] ToUtf8(byte[] bytes, string name, ICollection<string> notices)
    {
        if (Of(bytes) is not { } encoding)
            return bytes;
        notices.Add($"{name}: is in {encoding.WebName}, not UTF-8.");
        return Encoding.UTF8.GetBytes(encoding.GetString(bytes));
    }

    private static Encoding? Of(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..])
            return new UTF32Encoding(bigEndian: bytes[0] == 0, byteOrderMark: true);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.Contains((byte)0))
            return null;
        var sample = bytes.AsSpan(0, Math.Min(bytes.Length, SampleLength) & ~3);
        if (sample.Contains((byte)0))
            return Utf16(bytes);
        if (IsDamagedUtf8(sample) || CharsetDetector.DetectFromBytes(sample.ToArray()).Detected is not { EncodingName: { } found } detected)
            return null;
        if (!IsMostlyBeyondAscii(sample))
        {
            found = detected.Confidence >= MinLatinConfidence ? Latin.GetValueOrDefault(found) : null;
            // ISO has nothing where Windows has its quotes.
            found = found == "iso-8859-2" && sample.ContainsAnyInRange((byte)0x80, (byte)0x9F) ? "windows-1250" : found;
        }
        return found is not null && detected.Confidence >= MinConfidence
            ? CodePagesEncodingProvider.Instance.GetEncoding(found) ?? Known(found)
            : null;
    }

    // Line ends and spaces are zeros at every second place in any language.
    private static UnicodeEncoding? Utf16(byte[] bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        var plain = bytes.Count(b => b is >= (byte)' ' and < 0x7F);
        if (Math.Min(even, odd) > 0 || bytes.Length % 2 != 0 || plain > bytes.Length / 2 && Math.Max(even, odd) * 4 < bytes.Length)
            return null;
        var encoding = new UnicodeEncoding(bigEndian: even > 0, byteOrderMark: false, throwOnInvalidBytes: true);
        try
        {
            var text = encoding.GetString(bytes);
            return text.Count(c => char.IsLetter(c) || char.IsWhiteSpace(c)) > text.Length / 2 && !text.Any(IsNoText) ? encoding : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsNoText(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse || c < ' ' && !char.IsWhiteSpace(c);

    private static bool IsMostlyBeyondAscii(ReadOnlySpan<byte> sample)
    {
        var (high, letters) = (0, 0);
        foreach (var b in sample)
        {
            high += b >= 0x80 ? 1 : 0;
            letters += char.IsAsciiLetter((char)b) ? 1 : 0;
        }
        return high > letters;
    }

    private static bool IsDamagedUtf8(ReadOnlySpan<byte> sample)
    {
        var text = Encoding.UTF8.GetString(sample);
        return text.Count(c => c == '\uFFFD') * 4 < text.Count(c => c > 0x7F);
    }

    private static Encoding? Known(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null; // a name that .NET has no encoding for
        }
    }
}
