namespace Tunewright;

/// <summary>
/// The one-sided Wilcoxon signed-rank test (Wilcoxon, "Individual Comparisons by Ranking Methods", 1945), as
/// <c>scipy.stats.wilcoxon(differences, zero_method="zsplit", alternative="greater")</c> computes it from SciPy 1.13 on.
/// </summary>
/// <remarks>
/// Exact for up to 50 differences without zeros and ties, and for up to 13 with them; otherwise a normal approximation
/// corrected for ties. Half of the ranks of zeros count as positive.
/// </remarks>
internal static class WilcoxonSignedRank
{
    /// <summary>
    /// The probability of a sum of positive ranks at least as large as this one, if the differences are symmetric around 0.
    /// </summary>
    /// <param name="differences">At least one, all finite.</param>
    public static double PValue(ReadOnlySpan<double> differences)
    {
        var n = differences.Length;
        var sizes = new double[n];
        var signs = new int[n];
        for (var i = 0; i < n; i++)
            (sizes[i], signs[i]) = (Math.Abs(differences[i]), Math.Sign(differences[i]));
        Array.Sort(sizes, signs);

        // Ranks are doubled, so that the mean rank of a tie is an integer.
        var ranks = new int[n];
        var doubledPositive = 0;
        var zerosRank = 0;
        var tieCorrection = 0.0;
        for (int start = 0, end; start < n; start = end)
        {
            for (end = start + 1; end < n && sizes[end] == sizes[start]; )
                end++;
            double tied = end - start;
            tieCorrection += tied * tied * tied - tied;
            for (var i = start; i < end; i++)
            {
                ranks[i] = start + end + 1;
                if (signs[i] > 0)
                    doubledPositive += ranks[i];
                if (signs[i] == 0)
                    zerosRank += ranks[i];
            }
        }

        var zeros = signs.Count(0);
        var distinct = tieCorrection == 0 && zeros == 0;
        if (n <= (distinct ? 50 : 13))
            return Exact(ranks.AsSpan(zeros), doubledPositive);

        var positive = (doubledPositive + zerosRank / 2.0) / 2;
        var mean = n * (n + 1.0) / 4;
        var deviation = Math.Sqrt((n * (n + 1.0) * (2.0 * n + 1) - tieCorrection / 2) / 24);
        return Normal.Cdf((mean - positive) / deviation);
    }

    /// <summary>
    /// The share of all ways to give signs to the ranks whose positive sum is at least the given one. Zeros keep their half.
    /// </summary>
    private static double Exact(ReadOnlySpan<int> ranks, int atLeast)
    {
        var total = 0;
        foreach (var rank in ranks)
            total += rank;
        var ways = new double[total + 1];
        ways[0] = 1;
        var reached = 0;
        foreach (var rank in ranks)
        {
            reached += rank;
            for (var sum = reached; sum >= rank; sum--)
                ways[sum] += ways[sum - rank];
        }
        return ways.AsSpan(atLeast).ToArray().Sum() / Math.Pow(2, ranks.Length);
    }
}
