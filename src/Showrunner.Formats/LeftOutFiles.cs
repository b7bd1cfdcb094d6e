using System.Globalization;

namespace Showrunner.Formats;

/// <summary>What lies in a folder beside scripts; many files of one ending are told in one sentence.</summary>
internal sealed class LeftOutFiles
{
    private readonly List<string> _sentences = [];
    private readonly OrderedDictionary<string, (string First, int Count)> _endings = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Sentences => [.. _sentences, .. _endings.Select(ending => Sentence(ending.Key, ending.Value))];

    /// <summary>A file whose ending no format has.</summary>
    public void Ending(string path)
    {
        var ending = Path.GetExtension(path);
        var (first, count) = _endings.GetValueOrDefault(ending, (path, 0));
        _endings[ending] = (first, count + 1);
    }

    /// <summary>A file that cannot be read, and why.</summary>
    public void Unreadable(string reason) => _sentences.Add($"Left out: {reason}");

    private static string Sentence(string ending, (string First, int Count) files)
    {
        var others = files.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {files.Count - 1:N0} more") : "";
        var why = ending.Length > 0 ? $"{ending} is the ending of no script" : "without an ending";
        return $"Left out: {files.First}{others}, {why}. Name such files to have them read.";
    }
}
