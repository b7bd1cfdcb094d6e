using CsCheck;

namespace Showrunner.Tests.Model;

public class EvaluationTests
{
    [Fact]
    public void FollowsTheProtocol() => Gen.Select(Gen.Int[0, 14].Array[2, 400], Gen.Bool, Gen.Int[1, 2]).Sample((picks, tied, layers) =>
    {
        // The text asks for words 1 to 14 of a vocabulary that ends at 11.
        var options = new ModelOptions { EmbeddingSize = 5, HiddenSize = 7, Layers = layers, Tied = tied };
        var checkpoint = Some.Checkpoint(options);
        var text = string.Join(' ', picks.Select(pick => $"word{pick}"));
        int[] ids = [.. picks.Select(pick => checkpoint.Vocabulary.IdOf($"word{pick}"))];
        var losses = new NaiveModel(checkpoint).Logits(ids).Zip(ids.Skip(1), NaiveModel.Loss).Zip(ids.Skip(1))
            .Where(scored => scored.Second != 0).Select(scored => scored.First).ToList();

        var evaluation = Evaluation.Of(new ScriptModel(checkpoint), text, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(losses.Count, evaluation.WordsScored);
        Assert.Equal(ids.Count(id => id == 0), evaluation.UnknownWords);
        Assert.Equal(losses.Count == 0 ? double.NaN : losses.Average(), evaluation.MeanLoss, 1e-5);
        Assert.Equal(Math.Exp(evaluation.MeanLoss), evaluation.Perplexity);
    }, iter: 50);

    [Fact]
    public void CountsTheCharactersOfScoredWordsWithTheirSpaces()
    {
        var evaluation = Evaluation.Of(new ScriptModel(Some.Checkpoint()), "jerry: word1 wörd\nword2", cancellationToken: TestContext.Current.CancellationToken);

        // " word1", "\n" and "word2": the first word is not predicted, and "wörd" is unknown.
        var bits = evaluation.MeanLoss * evaluation.WordsScored / Math.Log(2);
        Assert.Equal(3, evaluation.WordsScored);
        Assert.Equal(bits / 12, evaluation.BitsPerCharacter, 1e-12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("jerry:")]
    [InlineData("jerry: nobody knows these")]
    public void HasNoMeanWhereNothingIsScored(string text)
    {
        var evaluation = Evaluation.Of(new ScriptModel(Some.Checkpoint()), text, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, evaluation.WordsScored);
        Assert.True(double.IsNaN(evaluation.Perplexity));
        Assert.True(double.IsNaN(evaluation.BitsPerCharacter));
    }

    [Fact]
    public void StopsWhenAsked()
    {
        var stopped = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() =>
            Evaluation.Of(new ScriptModel(Some.Checkpoint()), "word1 word2 word3", cancellationToken: stopped));
    }
}
