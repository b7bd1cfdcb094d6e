namespace Benchmarks;

/// <summary>The Mann–Whitney U test (Annals of Mathematical Statistics 18, 1947), two-sided, with Holm's correction.</summary>
internal static class MannWhitney
{
    /// <summary>How often a value of <paramref name="ours"/> is below one of <paramref name="theirs"/>, ties counting half.</summary>
    public static double WinRatio(double[] ours, double[] theirs) =>
        ours.Sum(a =>
            theirs.Sum(b =>
                a < b ? 1
                : a == b ? 0.5
                : 0
            )
        )
        / ours.Length
        / theirs.Length;

    /// <summary>The p-value by the normal approximation, corrected for ties and continuity.</summary>
    public static double PValue(double[] ours, double[] theirs)
    {
        double n = ours.Length,
            m = theirs.Length,
            total = n + m;
        var ties = ours.Concat(theirs).GroupBy(v => v).Sum(g => Math.Pow(g.Count(), 3) - g.Count());
        var deviation = Math.Sqrt(n * m / 12 * (total + 1 - (ties / (total * (total - 1)))));
        var distance = Math.Abs((WinRatio(ours, theirs) - 0.5) * n * m) - 0.5;
        return deviation == 0 ? 1 : Math.Min(1, 2 * UpperTail(distance / deviation));
    }

    /// <summary>Holm's step-down adjustment (Scandinavian Journal of Statistics 6, 1979).</summary>
    public static double[] Holm(double[] pValues)
    {
        var adjusted = new double[pValues.Length];
        var floor = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, pValues.Length).OrderBy(i => pValues[i]).Index())
            adjusted[index] = floor = Math.Max(floor, Math.Min(1, pValues[index] * (pValues.Length - rank)));
        return adjusted;
    }

    /// <summary>
    /// Of the standard normal distribution: the series of Abramowitz and Stegun 26.2.11, a continued fraction (26.2.14) in the tail.
    /// </summary>
    private static double UpperTail(double z)
    {
        if (z < 0)
            return 1 - UpperTail(-z);
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < 2)
        {
            var (term, sum) = (z, z);
            for (var odd = 3; odd < 100; odd += 2)
                sum += term *= z * z / odd;
            return 0.5 - (density * sum);
        }
        var fraction = z;
        for (var k = 200; k > 0; k--)
            fraction = z + (k / fraction);
        return density / fraction;
    }
}
