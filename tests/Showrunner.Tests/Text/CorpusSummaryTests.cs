namespace Showrunner.Tests;

public class CorpusSummaryTests
{
    [Fact]
    public void CountsLinesTokensAndSpeakers()
    {
        var summary = CorpusSummary.Of(Corpus.Parse("[setting: deck]\n\nNell: (sighs) no no.\n\nbarnaby: yes.\n\nnell: no.\n\n(exits)\n"));

        Assert.Equal((5, 1, 2), (summary.Lines, summary.Settings, summary.Directions));
        Assert.Equal((27, 12, 6), (summary.Tokens, summary.DifferentTokens, summary.Singletons));
        Assert.Equal([new("nell", 2, 4, 0.8), new("barnaby", 1, 1, 0.2)], summary.Speakers);
        Assert.Equal("(sighs) no no.", summary.LongestLines[0].Utterance.Text);
    }

    [Fact]
    public void CoverageIsTheFewestWordsThatMakeUpAShare()
    {
        var text = string.Join(' ', Enumerable.Repeat("a", 90).Concat(Enumerable.Repeat("b", 5)).Concat(["c", "d", "e", "f", "g"]));

        Assert.Equal([new(0.90, 1), new(0.95, 2), new(0.99, 6)], CorpusSummary.Of(Corpus.Parse(text)).Coverage);
    }

    [Fact]
    public void CountsTextThatSpellsTheUnknownWordOut()
    {
        var summary = CorpusSummary.Of(Corpus.Parse("ann: hi ||unknown|| ||return||\nbob: yes.\n"));

        Assert.Equal((9, 8), (summary.Tokens, summary.DifferentTokens));
        Assert.Equal([new(0.90, 8), new(0.95, 8), new(0.99, 8)], summary.Coverage);
    }

    [Fact]
    public void CallsASpeakerAsTheCastDoes()
    {
        var corpus = Corpus.Parse("Dr.Crusher: hold still.\nDR. CRUSHER : now!\nJ.D.: hi.\n安妮：九分钟。\n");

        Assert.Equal(["dr. crusher", "安妮", "j.d."], CorpusSummary.Of(corpus).Speakers.Select(speaker => speaker.Name));
        Assert.Equal([3, 3, 1], CorpusSummary.Of(corpus).Speakers.Select(speaker => speaker.Words));
    }

    [Theory]
    [InlineData("สวัสดีครับวันนี้เรือเฟอร์รี่ออกไปแล้วหรือยัง", true)]
    [InlineData("สวัสดี ครับ วันนี้ เรือ ออก ไป แล้ว หรือ ยัง", false)]
    [InlineData("ສະບາຍດີມື້ນີ້ເຮືອອອກໄປແລ້ວບໍ", true)]
    [InlineData("សួស្តីថ្ងៃនេះទូកបានចេញហើយឬនៅ", true)]
    [InlineData("渡り船はもう出ましたか", false)] // each character is a token
    [InlineData("is the ferry gone?", false)]
    public void FindsSentencesWithoutSpaces(string line, bool isFound)
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(_ => $"kramer: {line}\n"));

        Assert.Equal(isFound, CorpusSummary.Of(Corpus.Parse(text)).Findings.Any(finding => finding.Contains("Thai")));
    }

    [Theory]
    [InlineData("kramer: (enters\n", "1 line has a bracket that is not closed or not opened; the first is text, line 101.")]
    [InlineData("kramer:\n", "a speaker who says nothing")]
    [InlineData("kramer: nan\n", "an empty table cell")]
    [InlineData("karmer: hi\n", "1 name looks misspelt: karmer (kramer?)")]
    [InlineData("krammer: hi\n", "misspelt: krammer (kramer?)")]
    [InlineData("it rained.\nit poured.\nit stopped.\n", "3 lines have no speaker, setting or direction")]
    [InlineData(
        "kramer: one two three four five six seven eight nine ten\nkramer: one two three four five six seven eight nine ten\nkramer: "
            + "one two three four five six seven eight nine ten\n",
        "2 lines have ten or more words of an earlier line"
    )]
    public void FindsWhatLooksWrong(string line, string finding)
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(_ => "kramer: giddy up.\n")) + line;

        var findings = CorpusSummary.Of(Corpus.Parse(text)).Findings;

        Assert.Equal(2, findings.Count);
        Assert.StartsWith("The text is short", findings[0]);
        Assert.Contains(finding, findings[1]);
    }

    [Fact]
    public void FindsLinesWithoutBreaks() =>
        Assert.Contains(
            CorpusSummary.Of(Corpus.Parse("kramer: " + string.Concat(Enumerable.Repeat("giddy up ", 300)))).Findings,
            finding => finding.Contains("more than 400 words")
        );
}
