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
                scene.Write(Text(word));
        }
        finally
        {
            scene.Write("\n"); // the shell's prompt begins a line, also after Ctrl-C
        }

        string Text(WrittenWord word) =>
            readable is null ? word.Text
            : word.IsPrime ? readable.Append(word.Word)
            : readable.Append(word.Word, word.Text);
    }

    /// <summary>Parts a scene from the one before it: a rule with its number in a terminal, two blank lines in a pipe.</summary>
    /// <param name="scene">Its number, from 0.</param>
    /// <param name="count">How many there are.</param>
    public static void Separate(int scene, int count)
    {
        if (scene > 0)
            Console.Write("\n\n");
        if (count > 1 && !Console.IsOutputRedirected)
            Console.WriteLine($"--- scene {scene + 1} of {count} ---\n");
    }

    /// <summary>The same words; at their end, those of <paramref name="wanted"/> that did not come are said.</summary>
    public static IEnumerable<WrittenWord> Watched(IEnumerable<WrittenWord> words, IReadOnlyList<string> wanted)
    {
        var missing = wanted.Select(word => word.Trim().ToLowerInvariant()).ToHashSet();
        foreach (var word in words)
        {
            if (!word.IsPrime)
                missing.Remove(word.Word);
            yield return word;
        }
        if (missing.Count > 0)
        {
            Screen.Notice(
                $"{string.Join(", ", missing)} did not come: the scene was at its end before. Allow more --words, or write it again."
            );
        }
    }

    /// <summary>Prints each word on its own line, after its probability.</summary>
    public static void ShowProbabilities(IEnumerable<WrittenWord> words)
    {
        foreach (var word in words)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word.Probability:0.000000}\t{Tokenizer.Readable(word.Word)}"));
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

    /// <summary>Says what the model does not know in <paramref name="prime"/>.</summary>
    public static void NoteRemarks(ScriptWriter writer, string prime)
    {
        foreach (var remark in writer.Remarks(prime))
            Screen.Notice(remark);
    }
}
