using CsCheck;

namespace Showrunner.Tests;

public class EvaluationTests
{
    [Fact]
    public void FollowsTheProtocol() =>
        Gen.Select(Gen.Int[0, 14].Array[2, 400], Gen.Bool, Gen.Int[1, 2])
            .Sample(
                (picks, tied, layers) =>
                {
                    // The text asks for words 1 to 14 of a vocabulary that ends at 11.
                    var options = new ModelOptions
                    {
                        EmbeddingSize = 5,
                        HiddenSize = 7,
                        Layers = layers,
                        Tied = tied,
                    };
                    var checkpoint = Some.Checkpoint(options);
                    var text = string.Join(' ', picks.Select(pick => $"word{pick}"));
                    int[] ids = [.. picks.Select(pick => checkpoint.Vocabulary.IdOf($"word{pick}"))];
                    var losses = new NaiveModel(checkpoint)
                        .Logits(ids)
                        .Zip(ids.Skip(1), NaiveModel.Loss)
                        .Zip(ids.Skip(1))
                        .Where(scored => scored.Second != 0)
                        .Select(scored => scored.First)
                        .ToList();

                    var evaluation = Evaluation.Of(
                        new ScriptModel(checkpoint),
                        text,
                        cancellationToken: TestContext.Current.CancellationToken
                    );

                    Assert.Equal(losses.Count, evaluation.WordsScored);
                    Assert.Equal(ids.Count(id => id == 0), evaluation.UnknownWords);
                    Assert.Equal(losses.Count == 0 ? double.NaN : losses.Average(), evaluation.MeanLoss, 1e-5);
                    Assert.Equal(Math.Exp(evaluation.MeanLoss), evaluation.Perplexity);
                },
                iter: 50
            );

    [Fact]
    public void CountsTheCharactersOfScoredWordsWithTheirSpaces()
    {
        var evaluation = Evaluation.Of(
            new ScriptModel(Some.Checkpoint()),
            "jerry: word1 wörd\nword2",
            cancellationToken: TestContext.Current.CancellationToken
        );

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
    public void InterpolatesWithTheCacheOfThePaper() =>
        Gen.Select(Gen.Int[0, 14].Array[2, 300], Gen.Int[1, 150], Gen.Double[0, 2], Gen.Double[0, 0.9])
            .Sample(
                (picks, words, sharpness, share) =>
                {
                    var checkpoint = Some.Checkpoint(new ModelOptions { EmbeddingSize = 5, HiddenSize = 7 });
                    int[] ids = [.. picks.Select(pick => checkpoint.Vocabulary.IdOf($"word{pick}"))];
                    var naive = new NaiveModel(checkpoint);
                    var (states, logits) = (naive.States(ids).ToList(), naive.Logits(ids).ToList());
                    var losses = new List<double>();
                    for (var t = 0; t + 1 < ids.Length; t++)
                    {
                        if (ids[t + 1] == 0)
                            continue;
                        // Each remembered word weighs exp(sharpness · h · hᵢ).
                        var remembered = Enumerable
                            .Range(0, t)
                            .Where(i => ids[i + 1] != 0)
                            .TakeLast(words)
                            .Select(i =>
                                (Word: ids[i + 1], Weight: Math.Exp(sharpness * states[i].Zip(states[t], (a, b) => (double)a * b).Sum()))
                            )
                            .ToList();
                        var model = Math.Exp(-NaiveModel.Loss(logits[t], ids[t + 1]));
                        losses.Add(
                            -Math.Log(
                                remembered.Count == 0
                                    ? model
                                    : (1 - share) * model
                                        + share
                                            * remembered.Where(pair => pair.Word == ids[t + 1]).Sum(pair => pair.Weight)
                                            / remembered.Sum(pair => pair.Weight)
                            )
                        );
                    }

                    var evaluation = Evaluation.Of(
                        new ScriptModel(checkpoint),
                        string.Join(' ', picks.Select(pick => $"word{pick}")),
                        cache: new()
                        {
                            Words = words,
                            Sharpness = sharpness,
                            Share = share,
                        },
                        cancellationToken: TestContext.Current.CancellationToken
                    );

                    Assert.Equal(losses.Count == 0 ? double.NaN : losses.Average(), evaluation.CachedMeanLoss!.Value, 1e-4);
                },
                iter: 15
            );

    [Theory, InlineData(0, 0.2, 0.1), InlineData(10, -1, 0.1), InlineData(10, 0.2, 1), InlineData(10, double.NaN, 0.1)]
    public void SaysWhatACacheMayBe(int words, double sharpness, double share) =>
        Assert.Contains(
            "must be",
            Assert
                .Throws<ShowrunnerException>(() =>
                    Evaluation.Of(
                        new ScriptModel(Some.Checkpoint()),
                        "word1 word2",
                        cache: new()
                        {
                            Words = words,
                            Sharpness = sharpness,
                            Share = share,
                        }
                    )
                )
                .Message
        );

    [Fact]
    public void StopsWhenAsked()
    {
        var stopped = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() =>
            Evaluation.Of(new ScriptModel(Some.Checkpoint()), "word1 word2 word3", cancellationToken: stopped)
        );
    }
}
