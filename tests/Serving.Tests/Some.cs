using Showrunner;

namespace Serving.Tests;

/// <summary>Small valid things, for tests that need one and do not care which.</summary>
internal static class Some
{
    private const string Script = """
        jerry: what is the deal with the ferry? it goes over, and it comes back.

        elaine: (laughs) "goes over"; nobody asked - nobody ever asks!

        kramer: (slides in) i am out! giddy up!

        [setting: the harbour]

        jerry: so the goose has a form.
        """;

    /// <summary>Writes scripts of the words above, with random weights.</summary>
    public static ScriptModel Model { get; } = Create(seed: 1);

    /// <summary>Knows the same words and writes other texts.</summary>
    public static ScriptModel OtherModel { get; } = Create(seed: 2);

    /// <summary>Writes scripts of the words of <paramref name="script"/>, with random weights.</summary>
    public static ScriptModel ModelOf(string script) => Create(seed: 1, script, speakers: 0);

    private static ScriptModel Create(int seed, string script = Script, int speakers = 2)
    {
        var vocabulary = Vocabulary.Of(Tokenizer.Encode(script).Concat(Enumerable.Range(0, 40).Select(i => $"word{i}")));
        var checkpoint = SomeModel.Checkpoint(new ModelOptions { EmbeddingSize = 8, Speakers = speakers }, vocabulary, seed, scale: 1) with
        {
            TrainingText = TrainingText.Of(vocabulary.Encode(Tokenizer.Encode(script))),
        };
        // Speakers differ a little.
        foreach (var vectors in checkpoint.Weights.Where(tensor => TensorNames.IsOfSpeakers(tensor.Name)).Select(tensor => tensor.Values))
        {
            for (var i = 0; i < vectors.Length; i++)
                vectors[i] *= 0.02f;
        }
        // Lines come to an end.
        checkpoint.Weights.Single(tensor => tensor.Name == "fc.bias").Values[vocabulary.IdOf(Tokenizer.Return)] += 3;
        return new(checkpoint);
    }
}
