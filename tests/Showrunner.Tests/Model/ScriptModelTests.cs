using CsCheck;

namespace Showrunner.Tests;

public class ScriptModelTests
{
    private static readonly Gen<Checkpoint> Checkpoints = Gen.Select(
        Gen.Int[1, 90],
        Gen.Int[1, 90],
        Gen.Int[1, 3],
        Gen.Bool,
        Gen.Int[3, 200],
        Gen.Int[0, 1000],
        (embedding, hidden, layers, tied, words, seed) =>
            Some.Checkpoint(
                new ModelOptions
                {
                    EmbeddingSize = embedding,
                    HiddenSize = hidden,
                    Layers = layers,
                    Tied = tied,
                },
                Some.Vocabulary(words),
                seed
            )
    );

    [Fact]
    public void GivesTheLogitsOfTheTextbook() =>
        Checkpoints.Sample(
            checkpoint =>
            {
                var model = new ScriptModel(checkpoint);
                var state = new LstmState(model.Options);
                int[] words = [1, 0, 2, 1];
                var logits = new float[model.Vocabulary.Size];

                foreach (var (word, expected) in words.Zip(new NaiveModel(checkpoint).Logits(words)))
                {
                    model.Step(word, state, logits);

                    for (var i = 0; i < logits.Length; i++)
                        Assert.Equal(expected[i], logits[i], 1e-4);
                }
            },
            iter: 30
        );

    [Fact]
    public void GoesOnFromACloneAsFromTheOriginal()
    {
        var model = new ScriptModel(Some.Checkpoint());
        var state = new LstmState(model.Options);
        model.Step(1, state);
        var clone = state.Clone();
        var (first, second) = (new float[model.Vocabulary.Size], new float[model.Vocabulary.Size]);

        model.Step(2, state, first);
        model.Step(2, clone, second);

        Assert.Equal(first, second);
    }

    [Fact]
    public void GivesTheSameBitsOnManyThreads()
    {
        var model = new ScriptModel(Some.Checkpoint(new ModelOptions { EmbeddingSize = 24 }, Some.Vocabulary(3000)));
        int[] words = [.. Enumerable.Range(0, 50).Select(i => i * 37 % 3000)];
        var alone = Write();

        var together = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => Write()).ToList();

        Assert.All(together, logits => Assert.Equal(alone, logits));

        float[] Write()
        {
            var state = new LstmState(model.Options);
            var logits = new float[model.Vocabulary.Size];
            foreach (var word in words)
                model.Step(word, state, logits);
            return logits;
        }
    }

    [Fact]
    public void GivesAStreamTheSameBitsInAnyBatch() =>
        Gen.Select(Checkpoints, Gen.Enum<WeightPrecision>(), Gen.Int[1, 20], Gen.Int[0, 1000])
            .Sample(
                (checkpoint, precision, streams, seed) =>
                {
                    var (model, random) = (new ScriptModel(checkpoint, precision), new Random(seed));
                    var size = model.Vocabulary.Size;
                    var alone = Enumerable
                        .Range(0, streams)
                        .Select(_ => (State: new LstmState(model.Options), Logits: new float[size]))
                        .ToList();
                    var together = Enumerable
                        .Range(0, streams)
                        .Select(_ => (State: new LstmState(model.Options), Logits: new float[size]))
                        .ToList();
                    for (var step = 0; step < 4; step++)
                    {
                        // Some read, some of them without wanting scores, and others rest.
                        var reading = Enumerable.Range(0, streams).Where(_ => random.Next(4) > 0).OrderBy(_ => random.Next()).ToList();
                        var scored = reading.Select(_ => random.Next(4) > 0).ToList();
                        int[] words = [.. reading.Select(_ => random.Next(size))];

                        foreach (var (stream, word) in reading.Zip(words))
                            model.Step(word, alone[stream].State, alone[stream].Logits);
                        model.Step(
                            words,
                            [.. reading.Select(stream => together[stream].State)],
                            [.. reading.Zip(scored, (stream, wanted) => wanted ? together[stream].Logits : null)]
                        );

                        foreach (var (stream, wanted) in reading.Zip(scored))
                        {
                            if (wanted)
                                Assert.Equal(alone[stream].Logits, together[stream].Logits);
                        }
                    }
                },
                iter: 40
            );

    [Fact]
    public void RefusesABatchThatDoesNotFitAndChangesNothing()
    {
        var model = new ScriptModel(Some.Checkpoint());
        var (state, logits, expected) = (new LstmState(model.Options), new float[model.Vocabulary.Size], new float[model.Vocabulary.Size]);

        Assert.Throws<ArgumentException>(() => model.Step([1, 2], [state], [logits]));
        Assert.Throws<ArgumentException>(() => model.Step([1, 2], [state, state], [logits, null]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Step([1, 99], [state, new LstmState(model.Options)], [logits, null]));

        model.Step(2, state, logits);
        model.Step(2, new LstmState(model.Options), expected);
        Assert.Equal(expected, logits);
    }

    [Fact]
    public void RefusesWeightsThatDoNotFit()
    {
        var checkpoint = Some.Checkpoint();

        Assert.Throws<ArgumentException>(() => new ScriptModel(checkpoint with { Weights = [.. checkpoint.Weights.Skip(1)] }));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(12, true)]
    [InlineData(-1, false)]
    [InlineData(12, false)]
    public void RefusesAWordThatItDoesNotHave(int id, bool tied)
    {
        var model = new ScriptModel(Some.Checkpoint(new ModelOptions { EmbeddingSize = 3, Tied = tied }));

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Step(id, new LstmState(model.Options)));
    }

    [Fact]
    public void RefusesAnotherModelsStateOrLogits()
    {
        var model = new ScriptModel(Some.Checkpoint(new ModelOptions { EmbeddingSize = 20 }));

        Assert.Throws<ArgumentException>(() => model.Step(1, new LstmState(new ModelOptions { EmbeddingSize = 3 })));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Step(1, new LstmState(model.Options), new float[3]));
    }
}
