using System.Net;
using System.Security.Cryptography;
using System.Text;
using Showrunner;
using Showrunner.Formats;

namespace Formats.Tests;

public sealed class PublicCorpusTests : IDisposable
{
    private const string Blocked = "mallory\n";
    private const string Table = """
        "WorkerId","AssignmentStatus","Answer.sentence1","Answer.sentence10","Answer.sentence2","Answer.sentence3","Approve","Reject"
        "a","Approved","Seen it?","last","Twice,
        in fact.","{}","",""
        "b","Rejected","no","no","no","no","",""
        "c","Approved","no","no","no","no","","too short"
        "mallory","Approved","no","no","no","no","",""
        "d","Approved","  It's ""fine"". ","","","","",""

        """;
    private const string Script = """
        ann: Seen it?
        ben: Twice, in fact.

        ann: It's "fine".


        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Files _server = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task MakesAScriptOfSelfDialogue()
    {
        await Save(SelfDialogue());

        Assert.Equal(Script, Read());
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task MakesAScriptOfEpisodes()
    {
        const string Episode = """
            {"METADATA": {}, "TURNS": [
                {"NAMES": ["MATT"], "UTTERANCES": ["You enter", " the hall."], "NUMBER": 0},
                {"NAMES": ["LAURA", "LIAM"], "UTTERANCES": ["No!"], "NUMBER": 1},
                {"NAMES": ["SAM"], "UTTERANCES": [], "NUMBER": 2}]}
            """;

        await Save(new("crd3", "", [_server.Add("e/1.json", Episode), _server.Add("e/2.json", Episode)], Crd3Text.Lines));

        Assert.Equal(string.Concat(Enumerable.Repeat("matt: You enter the hall.\nlaura and liam: No!\n\n", 2)), Read());
    }

    [Fact]
    public async Task MakesAScriptOfPlays()
    {
        const string Act = """
            <?xml version="1.0" encoding="utf-8"?>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><p>A room.</p><table>
            <tr><td/><td><i epub:type="z3998:stage-direction"><b epub:type="z3998:persona">Otto</b> enters.</i></td></tr>
            <tr><td epub:type="z3998:persona">Agnes</td><td><i epub:type="z3998:stage-direction">To <b>Otto</b>.</i> It’s
                <abbr>Mr.</abbr> Gull⁠—<i epub:type="z3998:stage-direction">Sits.</i> Oh!⁠ … <em>well</em>.</td></tr>
            <tr><td epub:type="z3998:persona">Otto</td><td><p>One.</p><p>Two.</p></td></tr>
            <tr><td epub:type="z3998:persona">Nell</td><td/></tr></table></body></html>
            """;

        await Save(new("plays", "", [_server.Add("act-1.xhtml", Act)], PlaysText.Lines));

        Assert.Equal("agnes: (To Otto.) It's Mr. Gull-- (Sits.) Oh!... well.\notto: One. Two.\n\n", Read());
    }

    [Fact]
    public async Task GoesOnWhereItStoppedAndReportsAllBytes()
    {
        var corpus = SelfDialogue();
        _server.Fails = "t.csv";
        await Assert.ThrowsAsync<ShowrunnerException>(() => Save(corpus));
        Assert.False(File.Exists(_folder.File("it.txt")));
        _server.Fails = null;
        var progress = new Last();

        await Save(corpus, progress);

        Assert.Equal(["blocked_workers.txt", "t.csv", "t.csv"], _server.Asked);
        Assert.Equal(corpus.Length, progress.Value);
        Assert.Equal(Script, Read());
    }

    [Fact]
    public async Task LeavesAFileThatExistsAlone()
    {
        _folder.Write("it.txt", "mine");

        var error = await Assert.ThrowsAsync<ShowrunnerException>(() => Save(SelfDialogue()));

        Assert.Contains("it.txt exists already", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", Read());
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public void SizesAreThoseOfTheRepositories()
    {
        Assert.Equal(
            [("seinfeld", 3_471_475), ("self-dialogue", 35_367_361), ("crd3", 105_109_742), ("plays", 5_491_834)],
            PublicCorpus.All.Select(corpus => (corpus.Name, corpus.Length))
        );
    }

    private PublicCorpus SelfDialogue() =>
        new("it", "", [_server.Add("blocked_workers.txt", Blocked), _server.Add("t.csv", Table)], SelfDialogueText.Lines);

    private async Task Save(PublicCorpus corpus, IProgress<long>? progress = null)
    {
        using var client = new HttpClient(_server, disposeHandler: false);
        await corpus.SaveAsync(_folder.File("it.txt"), client, progress, TestContext.Current.CancellationToken);
    }

    private string Read() => File.ReadAllText(_folder.File("it.txt"));

    private sealed class Last : IProgress<long>
    {
        public long Value { get; private set; }

        public void Report(long value) => Value = value;
    }

    private sealed class Files : HttpMessageHandler
    {
        private readonly Dictionary<Uri, byte[]> _files = [];

        public string? Fails { get; set; }

        public List<string> Asked { get; } = [];

        public CorpusDownload Add(string name, string content)
        {
            var (address, bytes) = (new Uri($"http://corpora.example/{name}"), Encoding.UTF8.GetBytes(content));
            _files[address] = bytes;
            return new(name, address, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var name = Path.GetFileName(request.RequestUri!.AbsolutePath);
            Asked.Add(name);
            return Task.FromResult(
                name == Fails
                    ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                    : new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(_files[request.RequestUri]) }
            );
        }
    }
}
