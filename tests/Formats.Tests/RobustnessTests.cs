using System.Diagnostics;
using System.Globalization;
using Showrunner.Formats;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Formats.Tests;

/// <summary>
/// Whatever happens to a file, it is read or refused in one line. <c>SHOWRUNNER_MUTATIONS=10000</c> tries as many files for each reader,
/// and holds the limits: two seconds each, and twenty times the file in memory (of 64 KB at least; of a PDF 200 times), measured with those
/// that allocate the most.
/// </summary>
public class RobustnessTests(ITestOutputHelper output)
{
    private const int Few = 150;
    private const int Greediest = 10;

    private static readonly int? Wanted = int.TryParse(
        Environment.GetEnvironmentVariable("SHOWRUNNER_MUTATIONS"),
        CultureInfo.InvariantCulture,
        out var number
    )
        ? number
        : null;

    private static readonly ILookup<string, (string Name, byte[] File)> Samples = Cases
        .Names.Select(name => (name, Cases.Read(name)))
        .Append(("x.pdf", ScriptFormat.OfFile("x.pdf")!.Write(Some.Script, "x")))
        .Append(("x.docx", ScriptFormat.OfFile("x.docx")!.Write(Some.Script, "x")))
        .ToLookup(sample => ScriptFormat.Read(sample.Item1, sample.Item2).Format);

    public static TheoryData<string> Readers => [.. ScriptFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void MutatedFilesAreReadOrRefused(string reader)
    {
        var samples = Samples[reader].ToList();
        var each = (Wanted ?? Few) / samples.Count + 1;
        var (files, worst) = (0, TimeSpan.Zero);
        PriorityQueue<(string Name, byte[] Bytes), long> greediest = new();
        foreach (var (name, file) in samples)
        {
            foreach (var bytes in Examples.Of(Mutations.Of(file), each))
            {
                var (start, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                Read(name, bytes, reader);
                files++;
                worst = TimeSpan.FromTicks(Math.Max(worst.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
                greediest.Enqueue((name, bytes), GC.GetAllocatedBytesForCurrentThread() - allocated);
                if (greediest.Count > Greediest)
                    greediest.Dequeue();
            }
        }

        if (Wanted is null)
            return;
        var memory = greediest.UnorderedItems.Max(item => Memory(item.Element.Name, item.Element.Bytes, reader));
        output.WriteLine($"{reader}: {files} files, {worst.TotalMilliseconds:F0} ms and {memory:F1} times the file in memory at worst");
        Assert.InRange(worst, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(memory, 0, reader == "pdf" ? 200 : 20); // a PDF is packed, and its library keeps an object for each letter
    }

    /// <summary>How many times itself a file takes at most in memory.</summary>
    private static double Memory(string name, byte[] bytes, string reader) =>
        LiveMemory.Peak(() => Read(name, bytes, reader)) / (double)Math.Max(bytes.Length, 1 << 16);

    public static TheoryData<string, string, string, int, string> Nested =>
        new()
        {
            { "deep.json", "", "[", 200_000, "" },
            { "deep.json", "", "{\"a\":", 200_000, "" },
            { "deep.html", "<html><body>", "<div>", 200_000, "ANN: No." },
            { "tags.html", "<html><body>", "<font size=1><font size=2><p>", 20_000, "ANN: No." },
            { "deep.fdx", "<FinalDraft><Content>", "<Paragraph Type=\"Action\"><DualDialogue>", 50_000, "" },
            { "pages.html", "<html><body>", "<pre>\nANN: No.\n", 2_500, "" },
            { "brackets.txt", "ANN: ", "[", 200_000, "" },
            { "brackets.txt", "ANN: ", "((", 100_000, "" },
            { "quotes.csv", "speaker,text\nANN,", "\"a", 100_000, "" },
            { "commas.csv", "speaker,text\nANN,No\n", ",", 500_000, "" },
            { "stars.md", "**ANN:** No.\n**BOB:** ", "*_", 100_000, "" },
            { "notes.fountain", "INT. ROOM\n\n", "[[/*", 100_000, "" },
            { "spaces.txt", "ANN: a", " ", 500_000, "b" },
            { "names.txt", "", "Ann and ", 100_000, ": no" },
            { "letters.txt", "", "a", 1_000_000, "" },
            { "colons.txt", "", "A:\n", 200_000, "" },
            { "spaces.srt", "1\n00:00:01,000 --> 00:00:02,000\nAnn", "  ", 10, "of kent: No." },
            { "lines.csv", "\"a", "\n", 10, "b\",c\n1,2\n" },
        };

    [Theory]
    [MemberData(nameof(Nested))]
    public void NestingAndRepetitionEnd(string name, string begin, string repeated, int times, string end) =>
        Read(name, System.Text.Encoding.UTF8.GetBytes($"{begin}{string.Concat(Enumerable.Repeat(repeated, times))}{end}"), null);

    [Fact]
    public void EntitiesReachNoFileAndDoNotExpand()
    {
        const string Bomb =
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
            + "<FinalDraft><Content>&b;</Content></FinalDraft>";

        var refusal = Assert.Throws<Showrunner.ShowrunnerException>(() =>
            ScriptFormat.Read("x.fdx", System.Text.Encoding.UTF8.GetBytes(Bomb))
        );

        Assert.Equal("x.fdx declares a document type, which Final Draft does not. Take its <!DOCTYPE ...> out.", refusal.Message);
    }

    [Fact]
    public void ADocumentThatUnpacksToFarMoreIsRefused()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write("<document><body><p><r><t>"u8);
            var zeros = Enumerable.Repeat((byte)'a', 1 << 20).ToArray();
            for (var i = 0; i < 200; i++)
                part.Write(zeros);
        }

        var refusal = Assert.Throws<Showrunner.ShowrunnerException>(() => ScriptFormat.Read("x.docx", stream.ToArray()));

        Assert.Contains("x.docx cannot be read as a Word document", refusal.Message);
    }

    [Theory]
    [InlineData("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj")]
    [InlineData(
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 999999999>>endobj "
            + "3 0 obj 3 0 R endobj"
    )]
    [InlineData("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj 1 0 R endobj")]
    public void CyclicPdfObjectsAreRefused(string objects) =>
        Assert.Throws<Showrunner.ShowrunnerException>(() =>
            ScriptFormat.Read("x.pdf", System.Text.Encoding.ASCII.GetBytes($"%PDF-1.4\n{objects}\ntrailer<</Root 1 0 R>>\n%%EOF"))
        );

    [Fact]
    public void WordsFarOffThePageTakeNoSpace()
    {
        var file = new PdfDocumentBuilder();
        var font = file.AddStandard14Font(Standard14Font.Courier);
        file.AddPage(PageSize.Letter).AddText("ANN: No.", 12, new PdfPoint(2e10, 700), font);

        Assert.Equal("ANN: No.\n", ScriptFormat.Read("x.pdf", file.Build()).Document.ToText());
    }

    private static void Read(string name, byte[] bytes, string? format)
    {
        try
        {
            ScriptFormat.Read(name, bytes, new() { Format = format });
        }
        catch (Showrunner.ShowrunnerException refusal)
        {
            Assert.DoesNotContain('\n', refusal.Message);
        }
    }
}
