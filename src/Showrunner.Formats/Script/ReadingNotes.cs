namespace Showrunner.Formats;

/// <summary>Counts what a reader had to decide, to be told in one sentence.</summary>
internal sealed class ReadingNotes
{
    private readonly List<string> _taken = [];
    private readonly List<NoteCount> _counts = [];

    /// <summary>Says how the file was read, on one line whatever its names are: <c>speaker from 'Character'</c>.</summary>
    public void Say(string text) => _taken.Add(OneLine.Of(text));

    /// <summary>Counts something: <c>Count("row left out", "rows left out")</c>.</summary>
    public void Count(string one, string many, int number = 1)
    {
        if (number == 0)
            return;
        var known = _counts.FindIndex(count => count.One == one && count.Many == many);
        if (known < 0)
            _counts.Add(new(one, many, number));
        else
            _counts[known] = _counts[known] with { Number = _counts[known].Number + number };
    }

    /// <summary>Takes what was counted elsewhere.</summary>
    public void Add(ReadingNotes others)
    {
        foreach (var (one, many, number) in others._counts)
            Count(one, many, number);
    }

    /// <summary><c>CSV: speaker from 'Character'; 18 rows with two speakers.</c></summary>
    public ReadingExplanation Sentence(string format) => new(format, string.Join(", ", _taken), [.. _counts]);
}
