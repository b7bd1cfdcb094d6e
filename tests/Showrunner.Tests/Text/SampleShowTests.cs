namespace Showrunner.Tests;

public class SampleShowTests
{
    [Fact]
    public void IsAWholeSeasonOfSeveralVoices()
    {
        var summary = CorpusSummary.Of(SampleShow.Corpus);

        Assert.InRange(SampleShow.Corpus.Scripts.Count, 12, 99);
        Assert.InRange(summary.Characters, 120_000, int.MaxValue);
        Assert.InRange(summary.Speakers.Count(speaker => speaker.Share > 0.04), 5, 9);
        Assert.InRange(summary.Settings, SampleShow.Corpus.Scripts.Count, int.MaxValue);
    }

    [Fact]
    public void HasNothingToMendOrToComplainAbout()
    {
        Assert.Empty(SampleShow.Corpus.Notices);
        Assert.Empty(CorpusSummary.Of(SampleShow.Corpus).Findings);
    }

    [Fact]
    public void DecodesToWhatWasWritten() // but for spaces that tokens do not keep
    {
        var decoded = Tokenizer.Decode(SampleShow.Corpus.Tokens).Split('\n');
        var written = SampleShow.Corpus.Text.Split('\n');

        Assert.Equal(written.Length, decoded.Length);
        var different = written.Zip(decoded).Where(pair => pair.First != pair.Second).ToList();
        Assert.True(
            different.Count < 0.02 * written.Length,
            $"{different.Count} of {written.Length} lines differ, such as {different.FirstOrDefault()}"
        );
    }
}
