using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>The words that penalties count: the last <paramref name="window"/> of all, 0 for all, without marks, line ends and names.</summary>
internal sealed class RecentWords(List<int> written, int window, WordKinds kinds)
{
    private readonly Dictionary<int, int> _counts = [];

    /// <summary>How often each is there; valid until the next call.</summary>
    public Dictionary<int, int> Counts()
    {
        _counts.Clear();
        for (var i = window == 0 ? 0 : Math.Max(0, written.Count - window); i < written.Count; i++)
        {
            if (kinds[written[i]] == WordKind.Word)
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, written[i], out _)++;
        }

        return _counts;
    }
}
