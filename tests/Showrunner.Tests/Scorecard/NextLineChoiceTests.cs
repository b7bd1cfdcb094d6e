namespace Showrunner.Tests;

public class NextLineChoiceTests
{
    [Fact]
    public void LinesAreScoredByTheModelAsTheTextbookRunsIt()
    {
        var vocabulary = Vocabulary.Of(Tokenizer.Encode("agnes: tea rope.\n\notto: fog?"));
        var checkpoint = Some.Checkpoint(new ModelOptions { EmbeddingSize = 5 }, vocabulary);
        SpokenLine[] before = [new("otto", Tokenizer.Encode("fog?")), new("agnes", Tokenizer.Encode("rope tea"))];
        SpokenLine[] lines = [new("otto", Tokenizer.Encode("tea.")), new("otto", Tokenizer.Encode("fog rope unknown tea"))];

        var scores = LineScores.Of(new ScriptModel(checkpoint), before, lines);

        foreach (var (line, score) in lines.Zip(scores))
        {
            string[] said = [.. line.Tokens, Tokenizer.Return];
            Assert.Equal(LogProbability("\n\notto: fog?\n\nagnes: rope tea\n\notto:", said), score.InScene, 4);
            Assert.Equal(LogProbability("\n\notto:", said), score.Alone, 4);
            Assert.Equal(said.Length, score.Tokens);
            Assert.Equal(score.InScene - 0.8 * score.Alone, score.Gain(0.8), 12);
        }

        double LogProbability(string given, string[] said)
        {
            int[] ids = [.. vocabulary.Encode([.. Tokenizer.Encode(given), .. said])];
            return -new NaiveModel(checkpoint)
                .Logits(ids)
                .Take(ids.Length - 1)
                .Select((logits, i) => NaiveModel.Loss(logits, ids[i + 1]))
                .TakeLast(said.Length)
                .Sum();
        }
    }

    [Fact]
    public void SeedDecidesWhatIsAsked()
    {
        var vocabulary = Vocabulary.Of(SampleShow.Corpus.Tokens.Take(2_000));
        var model = new ScriptModel(Some.Checkpoint(new ModelOptions { EmbeddingSize = 4 }, vocabulary));
        var heldOut = new Script("held out", SampleShow.Corpus.Split().Validation.Text);

        var (first, second) = (NextLineChoice.Of(model, heldOut, 20), NextLineChoice.Of(model, heldOut, 20));

        Assert.Equal(20, first.Choices);
        Assert.Equal(first.Rankings, second.Rankings);
        Assert.All(first.Rankings, ranking => Assert.InRange(ranking.Right, 0, 0.5));
        Assert.Equal(1, first.Rankings[0].PValue);
    }
}
