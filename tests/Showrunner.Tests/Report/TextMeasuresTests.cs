namespace Showrunner.Tests;

public class TextMeasuresTests
{
    private const string Learnt = "jerry: one two three four five six.\n\n";

    [Fact]
    public void CountsWhatIsCopied()
    {
        var measures = Measure("jerry: one two three four seven.\n\n");

        // Nine tokens: "jerry: one two three four" is there, "seven" is unknown, ". return return" are three more.
        Assert.Equal(9, measures.Words);
        Assert.Equal(2.0 / 6, measures.CopiedShares[4], 12);
        Assert.Equal(1.0 / 5, measures.CopiedShares[5], 12);
        Assert.Equal(0, measures.CopiedShares[6]);
        Assert.Equal(double.NaN, measures.CopiedShares[10]);
        Assert.Equal((5, "jerry: one two three four"), (measures.LongestCopiedRun, measures.LongestCopiedText));
    }

    [Fact]
    public void CountsHowTextVaries()
    {
        var measures = Measure("a b a b a");

        Assert.Equal([2.0 / 5, 2.0 / 4, 2.0 / 3], measures.Distinct);
    }

    [Fact]
    public void DescribesTheDialogue()
    {
        var measures = Measure(
            "jerry: one.\n\nelaine: (nods) one two, three\n\njerry: one\n\njerry: one two\n\n[setting: a park]\n\nelaine: a\n\n"
        );

        Assert.Equal(5, measures.Speeches);
        Assert.Equal(1.0 / 4, measures.SpeaksOn);
        Assert.Equal(1.0 / 3, measures.SpeaksBack);
        Assert.Equal([1, 1, 2], measures.SpeechLengths);
        Assert.Equal(1.0 / 5, measures.Directed);
        Assert.Equal(double.NaN, measures.SpeakersInHundred);
    }

    [Fact]
    public void EmptyTextHasNoFigures()
    {
        var measures = Measure("");

        Assert.Equal((0, 0, 0), (measures.Words, measures.Speeches, measures.LongestCopiedRun));
        Assert.All(measures.CopiedShares.Values, share => Assert.Equal(double.NaN, share));
    }

    private static TextMeasures Measure(string text)
    {
        var tokens = Tokenizer.Encode(Learnt);
        var vocabulary = Vocabulary.Of(tokens);
        return TextMeasures.Of(Tokenizer.Encode(text), vocabulary, new NoveltyIndex(vocabulary.Encode(tokens)));
    }
}
