using System.Globalization;

namespace Showrunner.Studio;

/// <summary>What answers say, with Wilson's interval: a share of few answers is a guess.</summary>
internal static class ComparisonResults
{
    private const double Z = 1.959964; // of 95 %

    public static ComparisonResultBody Of(ComparisonRecord record)
    {
        double[] answers = [.. record.Pairs.Select(pair => pair.ForA).OfType<double>()];
        var share = answers.Average();
        var (low, high) = Wilson(share, answers.Length);
        return new(
            record.A,
            record.B,
            answers.Count(answer => answer == 1),
            answers.Count(answer => answer == 0),
            answers.Count(answer => answer == 0.5),
            share,
            low,
            high,
            Text(share, low, high, answers.Length)
        );
    }

    /// <summary>The 95 % interval of a share of <paramref name="count"/> answers.</summary>
    internal static (double Low, double High) Wilson(double share, int count)
    {
        var z2 = Z * Z / count;
        var middle = (share + (z2 / 2)) / (1 + z2);
        var half = Z / (1 + z2) * Math.Sqrt((share * (1 - share) / count) + (z2 / (4 * count)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    private static string Text(double share, double low, double high, int count)
    {
        var verdict =
            low > 0.5 ? "A is better"
            : high < 0.5 ? "B is better"
            : "The answers do not tell them apart";
        return verdict
            + string.Create(CultureInfo.InvariantCulture, $": A was preferred in {share * 100:0} % of {count} pairs, ")
            + string.Create(CultureInfo.InvariantCulture, $"between {low * 100:0} and {high * 100:0} % with 95 % confidence.");
    }
}
