using System.Text;
using CsCheck;

namespace Formats.Tests;

/// <summary>What happens to files: bits flip, ends are cut off, parts repeat, and some are made to harm.</summary>
internal static class Mutations
{
    private static readonly string[] Marks =
    [
        "((((",
        "[[[[",
        "{\"a\":[",
        "<<<<",
        "<b><p>",
        "<Paragraph><DualDialogue>",
        "&#9999999999;",
        "99999999999999999999",
        "-1",
        "\"",
        "\"\"\"",
        ":::::",
        "\t\t\t",
        "\n\n\n",
        "00:00:01,000 --> 99999999:99:99,999\n",
        "**",
        "__",
        "/*",
        "]]>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]>",
        "1 0 obj << /Kids [1 0 R] /Type /Pages /Count 9 >> endobj\n",
        "\0",
    ];

    public static Gen<byte[]> Of(byte[] file)
    {
        var place = Gen.Int[0, file.Length - 1];
        return Gen.OneOf(
            Gen.Select(place, Gen.Int[0, 7], (at, bit) => Changed(file, at, (byte)(file[at] ^ (1 << bit)))),
            Gen.Select(place, Gen.Byte, (at, value) => Changed(file, at, value)),
            place.Select(end => file[..end]),
            Gen.Select(place, Gen.Int[1, 60], Gen.Int[1, 300], (at, length, times) => Repeated(file, at, length, times)),
            Gen.Select(place, place, (from, to) => (byte[])[.. file[from..], .. file[..to]]),
            Gen.Select(place, Gen.Int[0, Marks.Length - 1], Gen.Int[1, 200], (at, mark, times) => Inserted(file, at, Marks[mark], times))
        );
    }

    private static byte[] Changed(byte[] file, int at, byte value)
    {
        var changed = file.ToArray();
        changed[at] = value;
        return changed;
    }

    private static byte[] Repeated(byte[] file, int at, int length, int times)
    {
        var part = file[at..Math.Min(at + length, file.Length)];
        return [.. file[..at], .. Enumerable.Repeat(part, times).SelectMany(bytes => bytes), .. file[at..]];
    }

    private static byte[] Inserted(byte[] file, int at, string mark, int times) =>
        [.. file[..at], .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(mark, times))), .. file[at..]];
}
