using System.Text.Json;

namespace Studio.Tests;

/// <summary>Small valid things, for tests that need one and do not care which.</summary>
internal static class Some
{
    public const string Script = """
        jerry: what is the deal with the ferry? it goes over, and it comes back.

        elaine: (laughs) nobody asked, jerry. nobody ever asks about the ferry!

        kramer: (slides in) i am out! giddy up!

        [setting: the harbour]

        jerry: so the goose has a form, and the form has a goose.

        elaine: who signs a form for a goose?

        kramer: the goose signs it. they always do.
        """;

    /// <summary>Writes scripts of the words above, with random weights.</summary>
    public static void SaveModel(string path)
    {
        var tokens = Tokenizer.Encode(Script);
        var vocabulary = Vocabulary.Of(tokens);
        var checkpoint = SomeModel.Checkpoint(new ModelOptions { EmbeddingSize = 8 }, vocabulary, seed: 1, scale: 1) with
        {
            TrainingText = TrainingText.Of(vocabulary.Encode(tokens)),
        };
        // Lines come to an end.
        checkpoint.Weights.Single(tensor => tensor.Name == "fc.bias").Values[vocabulary.IdOf(Tokenizer.Return)] += 3;
        checkpoint.Save(path);
    }

    public static LineBody Line(string id, string text, string speaker = "Agnes") =>
        new(id, LineKind.Speech, text, Author.Mine, Locked: false, speaker);

    public static string Json(params LineBody[] lines) => JsonSerializer.Serialize(lines, StudioJson.Default.LineBodyArray);

    /// <summary>A change that inserts lines.</summary>
    public static string Insert(int revision, int at, params LineBody[] lines) =>
        JsonSerializer.Serialize(new(revision, "Write", [new(at, [], lines)]), StudioJson.Default.ChangeBody);
}
