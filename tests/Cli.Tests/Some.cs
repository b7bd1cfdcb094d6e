using Showrunner;

namespace Cli.Tests;

/// <summary>Small valid things, for tests that need one and do not care which.</summary>
internal static class Some
{
    public const string Script = """
        jerry: what is the deal with the ferry?

        elaine: it goes over, and it comes back.

        kramer: (slides in) i am out! giddy up!

        [setting: the harbour]

        jerry: nobody asked. nobody ever asks.
        """;

    /// <summary>A model of the words of <see cref="Script"/> with drawn weights, kept in a file.</summary>
    public static string Model(TemporaryFolder folder, string name = "jerry.show")
    {
        Checkpoint().Save(folder.File(name));
        return folder.File(name);
    }

    public static Checkpoint Checkpoint() =>
        SomeModel.Checkpoint(new ModelOptions { EmbeddingSize = 6, HiddenSize = 6 }, Vocabulary.Of(Tokenizer.Encode(Script)));
}
