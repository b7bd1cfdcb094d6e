namespace Showrunner.Tests;

/// <summary>Small valid things, for tests that need one and do not care which.</summary>
internal static class Some
{
    public static Vocabulary Vocabulary(int size = 12) =>
        Showrunner.Vocabulary.Of(["jerry:", Tokenizer.Return, .. Enumerable.Range(0, size - 3).Select(i => $"word{i}")]);

    /// <inheritdoc cref="SomeModel.Weights"/>
    public static NamedTensor[] Weights(ModelOptions options, int vocabularySize, int seed = 1, float scale = 0.5f) =>
        SomeModel.Weights(options, vocabularySize, new Random(seed), scale);

    public static Checkpoint Checkpoint(ModelOptions? options = null, Vocabulary? vocabulary = null, int seed = 1) =>
        SomeModel.Checkpoint(options ?? new ModelOptions { EmbeddingSize = 3, HiddenSize = 2 }, vocabulary ?? Vocabulary(), seed);

    /// <summary>Candidates 1, 2, … with these logits.</summary>
    public static Candidates Candidates(params float[] logits)
    {
        var candidates = new Candidates(logits.Length + 1);
        logits.CopyTo(candidates.AllLogits, 1);
        return candidates;
    }

    public static string TemporaryFolder() => Directory.CreateTempSubdirectory("showrunner-").FullName;
}
