namespace Showrunner;

/// <summary>The starts of all suffixes of a sequence, sorted by the suffixes; a suffix comes before those that it begins.</summary>
/// <remarks>
/// Prefix doubling with counting sorts (Manber and Myers, "Suffix arrays", 1993): O(n log n) for any text.
/// </remarks>
internal static class SuffixArray
{
    /// <param name="words">Numbers from 0 on; memory grows with the largest.</param>
    public static int[] Of(ReadOnlySpan<int> words)
    {
        var n = words.Length;
        var (order, bySecondHalf) = (new int[n], new int[n]);
        for (var i = 0; i < n; i++)
            bySecondHalf[i] = i;
        var (rank, nextRank) = (words.ToArray(), new int[n]);
        Sort(bySecondHalf, rank, order);

        // Suffixes sorted by their first `length` words also sort the second halves of twice that many, which start `length` later.
        for (var length = 1; length < n; length *= 2)
        {
            var next = 0;
            for (var i = n - length; i < n; i++)
                bySecondHalf[next++] = i; // these have no second half
            foreach (var start in order)
            {
                if (start >= length)
                    bySecondHalf[next++] = start - length;
            }

            Sort(bySecondHalf, rank, order);
            if (Rank(order, rank, length, nextRank) == n)
                break;
            (rank, nextRank) = (nextRank, rank);
        }
        return order;
    }

    // Stable: equal ranks stay in the order of `source`.
    private static void Sort(int[] source, int[] rank, int[] sorted)
    {
        var max = 0;
        foreach (var value in rank)
            max = Math.Max(max, value);
        var starts = new int[max + 2];
        foreach (var value in rank)
            starts[value + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        foreach (var start in source)
            sorted[starts[rank[start]]++] = start;
    }

    // Ranks suffixes by both halves, with equal ranks for equal ones; returns the number of ranks.
    private static int Rank(int[] order, int[] rank, int length, int[] ranks)
    {
        var highest = 0;
        ranks[order[0]] = 0;
        for (var i = 1; i < order.Length; i++)
        {
            var (a, b) = (order[i - 1], order[i]);
            if (rank[a] != rank[b] || Second(a) != Second(b))
                highest++;
            ranks[b] = highest;
        }
        return highest + 1;

        int Second(int start) => start + length < rank.Length ? rank[start + length] : -1;
    }
}
