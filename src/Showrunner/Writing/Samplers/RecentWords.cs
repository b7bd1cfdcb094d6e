using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>
/// Counts the words that penalties look at: the last <paramref name="window"/>, or all if it is 0, without marks, line ends and names.
/// </summary>
internal sealed class RecentWords(int window, WordKinds kinds)
{
    private readonly Dictionary<int, int> _counts = [];

    /// <summary>How often each occurs in <paramref name="words"/>; valid until the next call.</summary>
    public Dictionary<int, int> Counts(ReadOnlySpan<int> words)
    {
        _counts.Clear();
        for (var i = window == 0 ? 0 : Math.Max(0, words.Length - window); i < words.Length; i++)
        {
            if (kinds[words[i]] == WordKind.Word)
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, words[i], out _)++;
        }

        return _counts;
    }
}
