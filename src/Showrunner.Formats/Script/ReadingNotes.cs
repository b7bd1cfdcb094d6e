using System.Globalization;

namespace Showrunner.Formats;

/// <summary>Counts what a reader had to decide, to be told in one sentence.</summary>
internal sealed class ReadingNotes
{
    private readonly List<string> _taken = [];
    private readonly Dictionary<(string One, string Many), int> _counts = [];

    /// <summary>Says how the file was read: <c>speaker from 'Character'</c>.</summary>
    public void Say(string text) => _taken.Add(text);

    /// <summary>Counts something: <c>Count("row left out", "rows left out")</c>.</summary>
    public void Count(string one, string many, int number = 1) => _counts[(one, many)] = _counts.GetValueOrDefault((one, many)) + number;

    /// <summary><c>CSV: speaker from 'Character'; 18 rows with two speakers.</c></summary>
    public string Sentence(string format)
    {
        var counts = _counts.Where(count => count.Value > 0).Select(Text);
        var parts = (_taken.Count > 0 ? [string.Join(", ", _taken)] : Array.Empty<string>()).Concat(counts);
        return parts.Any() ? $"{format}: {string.Join("; ", parts)}." : $"{format}.";
    }

    private static string Text(KeyValuePair<(string One, string Many), int> count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count.Value:N0} {(count.Value == 1 ? count.Key.One : count.Key.Many)}");
}
