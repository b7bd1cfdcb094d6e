using System.Text;
using CsCheck;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>Whatever happens to a file, it is read or refused in one line.</summary>
public class RobustnessTests
{
    private static readonly string[] Marks =
    [
        "((((",
        "[[[[",
        "<<<<",
        "&#9999999999;",
        "\"",
        "\"\"\"",
        ":::::",
        "\t\t\t",
        "\n\n\n",
        "{{{{",
        "**",
        "__",
        "/*",
        "]]>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
        "\0",
    ];

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void MutatedFilesAreReadOrRefused(string name) => Check(name, Cases.Read(name), iterations: 60);

    [Fact]
    public void MutatedPdfIsReadOrRefused() => Check("x.pdf", Pdf.Write(Some.Script), iterations: 100);

    [Fact]
    public void MutatedWordDocumentsAreReadOrRefused() => Check("x.docx", DocxWriter.Write(Some.Script, "x"), iterations: 100);

    private static void Check(string name, byte[] file, int iterations)
    {
        foreach (var bytes in Examples.Of(Mutated(file), iterations))
        {
            try
            {
                ScriptFormat.Read(name, bytes);
            }
            catch (Showrunner.ShowrunnerException refusal)
            {
                Assert.DoesNotContain('\n', refusal.Message);
            }
        }
    }

    private static Gen<byte[]> Mutated(byte[] file)
    {
        var place = Gen.Int[0, file.Length - 1];
        return Gen.OneOf(
            Gen.Select(place, Gen.Int[0, 7], (at, bit) => Changed(file, at, (byte)(file[at] ^ (1 << bit)))),
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
