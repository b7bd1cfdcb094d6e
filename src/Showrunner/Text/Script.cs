namespace Showrunner;

/// <summary>One script: its text, and the utterances in it.</summary>
/// <param name="name">Where it comes from: a path, or a title.</param>
/// <param name="text">Clean text with line feeds as line ends.</param>
public sealed class Script(string name, string text)
{
    /// <summary>Where the script comes from: a path, or a title.</summary>
    public string Name => name;

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>Every line that is not blank, in order; read at first use.</summary>
    public IReadOnlyList<Utterance> Utterances => field ??= [.. Read()];

    internal IEnumerable<Utterance> Read()
    {
        var number = 0;
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Utterance.Parse(line, number);
        }
    }
}
