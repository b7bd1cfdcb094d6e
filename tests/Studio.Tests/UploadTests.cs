using System.IO.Compression;
using System.Net;
using System.Text;

namespace Studio.Tests;

public class UploadTests
{
    [Fact]
    public async Task ShowsHowATableWasUnderstoodAndTakesOtherColumns()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        var table =
            "who,said,replied\nAgnes,Nine minutes as always.,Is it day?\nOtto,No it was day yesterday.,Six out of ten.\n"
            + "Agnes,I see a goose.,Honestly?\n";

        var guessed = await served.UploadAsync("api/shows/ferry/scripts?name=lines.csv", Encoding.UTF8.GetBytes(table));
        var mended = await served.SendAsync(
            "PATCH",
            "api/shows/ferry/scripts/lines.csv",
            """{"columns":{"speaker":"who","words":"replied"}}"""
        );

        var script = Assert.Single(mended!["scripts"]!.AsArray())!;
        Assert.Equal(["who", "said", "replied"], script["table"]!["names"]!.AsArray().Select(name => (string)name!));
        Assert.Equal("Agnes: Is it day?", (string)mended["preview"]![0]!);
        Assert.Equal(("csv", "agnes"), ((string)script["format"]!, (string)guessed!["cast"]![0]!["name"]!));
        await served.SendAsync(
            "PATCH",
            "api/shows/ferry/scripts/lines.csv",
            """{"columns":{"words":"nothing"}}""",
            HttpStatusCode.BadRequest
        );
        Assert.Equal("Agnes: Is it day?", (string)(await served.GetAsync("api/shows/ferry/reading"))!["preview"]![0]!);
    }

    [Fact]
    public async Task TheSampleShowIsThereAtOnce()
    {
        await using var served = await Served.StartAsync();

        var show = await served.SendAsync("POST", "api/shows/sample", "{}");

        Assert.Equal("the-other-side", (string)show!["id"]!);
        var summary = CorpusSummary.Of(SampleShow.Corpus);
        Assert.Equal(summary.Tokens, (int)show["words"]!);
        Assert.Equal(summary.Speakers[0].Name, (string)show["cast"]![0]!["name"]!);
    }

    public static TheoryData<string, byte[]> Bad =>
        new()
        {
            { "scan.txt", [0, 1, 2, 3, 0, 255, 254] },
            { "empty.txt", [] },
            { "bomb.docx", ZipBomb() },
            { "entities.fdx", Encoding.UTF8.GetBytes(EntityBomb) },
            { "program.exe", [0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0] },
        };

    private const string EntityBomb = """
        <?xml version="1.0"?>
        <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;">]>
        <FinalDraft DocumentType="Script"><Content><Paragraph Type="Character"><Text>AGNES</Text></Paragraph>
        <Paragraph Type="Dialogue"><Text>&d;</Text></Paragraph></Content></FinalDraft>
        """;

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task RefusesWhatIsNoScriptAndWritesNothing(string name, byte[] file)
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");

        var answer = await served.UploadAsync($"api/shows/ferry/scripts?name={name}", file, HttpStatusCode.BadRequest);
        await served.UploadAsync($"api/shows/ferry/scenes/import?name={name}", file, HttpStatusCode.BadRequest);

        Assert.Contains(name, (string)answer!["error"]!);
        Assert.Equal([served.Folder.File("ferry/show.json")], Directory.EnumerateFileSystemEntries(served.Folder.File("ferry")));
    }

    [Fact]
    public async Task SaysInThePagesWordsWhatAPersonCanChoose()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        var poem = "the sea is grey\nand so am i\n"u8.ToArray();

        var numbers = await served.UploadAsync("api/shows/ferry/scripts?name=numbers.csv", "id,n\n1,2\n3,4\n"u8.ToArray());
        var chosen = await served.SendAsync("PATCH", "api/shows/ferry/scripts/numbers.csv", """{"columns":{"words":"n"}}""");
        var refused = await served.UploadAsync("api/shows/ferry/scripts?name=poem.fountain", poem, HttpStatusCode.BadRequest);
        var taken = await served.UploadAsync("api/shows/ferry/scripts?name=poem.fountain&format=text", poem);
        var large = await served.SendAsync(
            "POST",
            "api/shows/ferry/training",
            """{"minutes":1,"from":"none","options":{"hidden":4096,"embedding":4096,"layers":6}}"""
        );

        var script = numbers!["scripts"]![0]!;
        Assert.Equal(
            "numbers.csv: no column holds what is said. There are: id, n. Choose the column of the words.",
            (string)script["error"]!
        );
        Assert.Equal(["id", "n"], script["table"]!["names"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["2", "4"], chosen!["preview"]!.AsArray().Select(line => (string)line!));
        Assert.EndsWith("To learn its lines as prose, choose its format yourself.", (string)refused!["error"]!);
        Assert.Contains("the sea is grey", taken!["preview"]!.AsArray().Select(line => (string)line!));
        while ((string)large!["phase"]! is "queued" or "preparing")
            large = await served.GetAsync("api/shows/ferry/training");
        Assert.EndsWith("Choose a smaller hidden size or embedding size, or fewer layers.", (string)large["error"]!);
    }

    [Fact]
    public async Task RefusesAFileThatIsTooLargeBeforeItIsRead()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        using var content = new EndlessContent(2L << 30, saysHowLong: true);

        using var request = new HttpRequestMessage(HttpMethod.Post, "api/shows/ferry/scripts?name=large.txt") { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await served.Client.SendAsync(request, Served.Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("larger than 100 MB", await answer.Content.ReadAsStringAsync(Served.Token));
        Assert.Equal([served.Folder.File("ferry/show.json")], Directory.EnumerateFileSystemEntries(served.Folder.File("ferry")));
    }

    [Fact]
    public async Task KeepsNothingOfAFileThatGoesOnAndOn()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        using var content = new EndlessContent(2L << 30, saysHowLong: false);

        // The connection is closed while the client still sends, and the answer may go with it.
        var error = await Record.ExceptionAsync(async () =>
        {
            using var answer = await served.Client.PostAsync("api/shows/ferry/scripts?name=large.txt", content, Served.Token);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        });

        Assert.True(error is null or HttpRequestException, $"{error}");
        while (Directory.EnumerateFileSystemEntries(served.Folder.File("ferry")).Count() > 1)
            await Task.Delay(20, Served.Token);
        Assert.Empty((await served.GetAsync("api/shows/ferry/reading"))!["scripts"]!.AsArray());
    }

    // A document of 200 MB in 200 KB.
    private static byte[] ZipBomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Entry(
                zip,
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """,
                1
            );
            Entry(
                zip,
                "_rels/.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                Target="word/document.xml"/></Relationships>
                """,
                1
            );
            Entry(zip, "word/document.xml", new string(' ', 1 << 20), 200);
        }
        return bytes.ToArray();
    }

    private static void Entry(ZipArchive zip, string name, string text, int times)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        for (var i = 0; i < times; i++)
            stream.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Claims a length or none, and sends what is asked for.</summary>
    private sealed class EndlessContent : HttpContent
    {
        private readonly long _length;

        private readonly bool _saysHowLong;

        public EndlessContent(long length, bool saysHowLong)
        {
            (_length, _saysHowLong) = (length, saysHowLong);
            Headers.ContentType = new("application/octet-stream");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var part = new byte[1 << 16];
            for (var sent = 0L; sent < _length; sent += part.Length)
                await stream.WriteAsync(part);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return _saysHowLong;
        }
    }
}
