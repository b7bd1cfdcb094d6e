using System.Text;

namespace Showrunner.Studio;

/// <summary>What a model reads before it writes: the lines before, parted as its training text is.</summary>
internal static class Prime
{
    private const string BlankLine = "\n\n";

    /// <summary>The end of the lines, with the line end after it, so that a new line begins; empty for no lines.</summary>
    /// <param name="model">The model.</param>
    /// <param name="lines">Lines of a scene.</param>
    /// <param name="maxWords">About how many words are read: those further back hardly count.</param>
    public static string Of(ScriptModel model, IReadOnlyList<LineBody> lines, int maxWords)
    {
        var separator = Separator(model);
        var text = new StringBuilder();
        foreach (var line in Last(lines, maxWords))
        {
            if (line.Kind == LineKind.Heading && text.Length > 0 && separator != BlankLine)
                text.Append('\n');
            text.Append(SceneLines.Of(line));
            text.Append(line.Kind == LineKind.Heading ? BlankLine : separator);
        }
        return text.ToString();
    }

    /// <summary>What stands between two speeches of the training text: a line end, or a blank line.</summary>
    public static string Separator(ScriptModel model)
    {
        if (model.Show.TrainingWords is not { Length: > 0 } words)
            return BlankLine;
        var end = model.Vocabulary.IdOf(Tokenizer.Return);
        var (ends, blank) = (0, 0);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] != end || words[i - 1] == end)
                continue;
            ends++;
            blank += i + 1 < words.Length && words[i + 1] == end ? 1 : 0;
        }
        return blank * 2 >= ends ? BlankLine : "\n";
    }

    private static IEnumerable<LineBody> Last(IReadOnlyList<LineBody> lines, int maxWords)
    {
        var first = lines.Count;
        for (var words = 0; first > 0 && words < maxWords; first--)
            words += lines[first - 1].Text.Count(c => c == ' ') + 2;
        return lines.Skip(first);
    }
}
