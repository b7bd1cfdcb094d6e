using System.Globalization;

namespace Showrunner.Cli;

/// <summary>Prints what is written on standard output, and what should be known about it on standard error.</summary>
internal static class SceneOutput
{
    /// <summary>Prints words as they come, spelt by <paramref name="spelling"/>, or in lower case where it is null.</summary>
    public static void Show(IEnumerable<WrittenWord> words, Spelling? spelling = null)
    {
        var (scene, readable) = (SceneWriter.ForConsole(), spelling is null ? null : new ReadableText(spelling));
        try
        {
            foreach (var word in words)
                scene.Write(readable?.Append(word.Word, word.Text.Length) ?? word.Text);
        }
        finally
        {
            scene.Write("\n"); // the shell's prompt begins a line, also after Ctrl-C
        }
    }

    /// <summary>Prints each word on its own line, after its probability.</summary>
    public static void ShowProbabilities(IEnumerable<WrittenWord> words)
    {
        foreach (var word in words)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word.Probability:0.000000}\t{word.Word}"));
    }

    /// <summary>Prints each version of a line after its seed and how well it fits the scene.</summary>
    public static void ShowVersions(IEnumerable<LineVersion> versions, Spelling? spelling)
    {
        foreach (var version in versions)
        {
            var text = spelling is null ? version.Text : ReadableText.Of(Tokenizer.Encode(version.Text), spelling);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{version.Seed}\t{version.Score:0.00}\t{text}"));
        }
    }

    /// <summary>Names the words of <paramref name="prime"/> that the model does not know.</summary>
    public static void NoteUnknown(ScriptWriter writer, string prime)
    {
        foreach (var unknown in writer.FindUnknown(prime))
        {
            Screen.Notice(
                $"the model does not know \"{Short(unknown.Word)}\" and takes it for an unknown word. "
                    + $"Nearest words: {string.Join(", ", unknown.Nearest)}"
            );
        }
    }

    private static string Short(string word) => word.Length <= 40 ? word : word[..40] + "…";
}
