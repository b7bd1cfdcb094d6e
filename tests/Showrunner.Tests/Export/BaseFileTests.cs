namespace Showrunner.Tests;

public sealed class BaseFileTests : IDisposable
{
    private static readonly ModelOptions Options = new() { EmbeddingSize = 8, HiddenSize = 8 };
    private static readonly Vocabulary Words = Vocabulary.Of("a a a a b b b c c d e f g".Split(' '));

    private readonly string _folder = Some.TemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WordsThatShareTheirVectorCountAsUnknown()
    {
        var read = Exported(WithSharedRows(SomeModel.Checkpoint(Options, Words), first: 4));

        Assert.Equal([Vocabulary.UnknownWord, "a", "b", "c"], read.Vocabulary.Words);
        Assert.Equal([4, 4, 3, 2], read.Vocabulary.Counts);
        Assert.Equal(4, read.Manifest.VocabularySize);
    }

    [Fact]
    public void UnknownWordsAreAsLikelyTogetherAsTheyWere()
    {
        var checkpoint = WithSharedRows(SomeModel.Checkpoint(Options, Words), first: 4);
        var (before, after) = (LogOdds(checkpoint, 1, 4, 5, 6, 7), LogOdds(Exported(checkpoint), 1, 0));

        Assert.Equal(before, after, 0.02);
    }

    [Fact]
    public void AModelWithoutSharedVectorsKeepsItsWordsAndNearlyItsWeights()
    {
        var checkpoint = SomeModel.Checkpoint(Options, Words);

        var read = Exported(checkpoint);

        Assert.Equal(Words.Words, read.Vocabulary.Words);
        foreach (var (was, now) in checkpoint.Weights.Zip(read.Weights))
        {
            Assert.Equal(was.Shape, now.Shape);
            Assert.All(was.Values.Zip(now.Values), pair => Assert.Equal(pair.First, pair.Second, 0.5 / 127 / 2 + 1e-6));
        }
    }

    [Fact]
    public void TheModelRunsFromItsFileAsFromMemory()
    {
        var path = Path.Combine(_folder, "small.base.show");
        ModelExport.Save(path, SomeModel.Checkpoint(Options, Words), ModelFormat.Base);

        var (streamed, whole) = (ScriptModel.Load(path, WeightPrecision.Full), new ScriptModel(Checkpoint.Load(path)));

        Assert.Equal(Evaluation.Of(whole, "a b c").Perplexity, Evaluation.Of(streamed, "a b c").Perplexity);
    }

    private Checkpoint Exported(Checkpoint checkpoint)
    {
        using var file = new MemoryStream();
        ModelExport.Write(file, checkpoint, ModelFormat.Base);
        return Checkpoint.Load(new MemoryStream(file.ToArray()), "small");
    }

    // As training leaves them: rare words have the vector and the bias of their class.
    private static Checkpoint WithSharedRows(Checkpoint checkpoint, int first)
    {
        foreach (var tensor in checkpoint.Weights.Where(tensor => tensor.Shape[0] == Words.Size))
        {
            var width = tensor.Values.Length / Words.Size;
            for (var word = first + 1; word < Words.Size; word++)
                tensor.Values.AsSpan(first * width, width).CopyTo(tensor.Values.AsSpan(word * width));
        }
        return checkpoint;
    }

    /// <summary>The log probability, after the first word, of some words together, less that of another.</summary>
    private static double LogOdds(Checkpoint checkpoint, int other, params int[] words)
    {
        var model = new ScriptModel(checkpoint);
        var logits = new float[checkpoint.Vocabulary.Size];
        model.Step(other, new LstmState(Options), logits);
        return Math.Log(words.Sum(word => Math.Exp(logits[word]))) - logits[other];
    }
}
