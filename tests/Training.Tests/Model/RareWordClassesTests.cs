using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public class RareWordClassesTests
{
    static readonly int[] Counts = [0, 9, 5, 2, 2, 1, 1, 1];

    [Theory]
    [InlineData(0, new[] { 0, 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(1, new[] { 4, 0, 1, 2, 3, 4, 4, 4 })]
    [InlineData(2, new[] { 3, 0, 1, 2, 2, 3, 3, 3 })]
    [InlineData(1000, new[] { 3, 0, 1, 2, 2, 3, 3, 3 })]
    public void RareWordsOfOneCountShareAnEntryTheUnknownWordThatOfTheRarest(int rareWordLimit, int[] entries)
    {
        var shared = new RareWordClasses(Counts, rareWordLimit);

        Assert.Equal(entries, shared.Of(Enumerable.Range(0, Counts.Length)));
        Assert.Equal(entries.Max() + 1, shared.Count);
        Assert.Equal(Counts.Sum(), shared.Counts.Sum());
    }

    [Fact]
    public void WordsOfAnEntryHaveEqualPartsOfItsProbability()
    {
        var shared = new RareWordClasses(Counts, rareWordLimit: 2);
        var random = new Random(1);
        float[] bias = [.. Enumerable.Range(0, shared.Count).Select(_ => random.NextSingle())];
        var entry = Softmax(bias);

        var word = Softmax(Assert.Single(shared.Expand([new("fc.bias", [shared.Count], bias)])).Values);

        Assert.Equal(1, word.Sum(), 1e-6);
        foreach (var (i, of) in shared.Of(Enumerable.Range(0, Counts.Length)).Index())
        {
            Assert.Equal(entry[of] / new[] { 1, 1, 2, 4 }[of], word[i], 1e-6);
            Assert.Equal(-Math.Log(word[i]), -Math.Log(entry[of]) + shared.LossWithin([of]), 1e-5);
        }

        static double[] Softmax(float[] logits) => [.. logits.Select(logit => Math.Exp(logit) / logits.Sum(other => Math.Exp(other)))];
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LossWhileTrainingIsThatOfTheModelOfAllWords(bool tied)
    {
        var training = SomeCorpus.Of(lines: 60);
        var validation = Corpus.Parse("ann: what a harbour!\nbob: i know it never was."); // words that training lacks, too
        using var folder = new TemporaryFolder();
        using var trainer = new Trainer(
            training,
            validation,
            Some.Options with
            {
                Model = new()
                {
                    EmbeddingSize = 12,
                    HiddenSize = 12,
                    Tied = tied,
                },
                RareWordLimit = 20,
            }
        );

        var loss = trainer.Epochs().Last().ValidationLoss;
        trainer.Save(folder.File("model.show"));

        Assert.True(trainer.Model.VocabularySize < trainer.Vocabulary.Size);
        Assert.Equal(
            trainer.History.Min(epoch => epoch.Validation),
            Evaluation.Of(ScriptModel.Load(folder.File("model.show")), validation.Text).MeanLoss,
            1e-4
        );
        Assert.True(double.IsFinite(loss));
    }
}
