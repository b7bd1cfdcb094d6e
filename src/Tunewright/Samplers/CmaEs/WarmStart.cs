namespace Tunewright;

/// <summary>
/// The normal distribution of a similar search's best points. M. Nomura, S. Watanabe, Y. Akimoto, Y. Ozaki, M. Onishi, "Warm starting
/// CMA-ES for hyperparameter optimization", AAAI 2021, definition 2.
/// </summary>
internal static class WarmStart
{
    private const double BestShare = 0.1; // γ
    private const double PriorDeviation = 0.1; // α

    /// <summary>Mean, step size and covariance.</summary>
    /// <param name="ranked">At least one point, best first.</param>
    public static (double[] Mean, double Sigma, Matrix Covariance) Of(IReadOnlyList<double[]> ranked)
    {
        var best = ranked.Take(Math.Max(1, (int)Math.Floor(BestShare * ranked.Count))).ToArray();
        var n = best[0].Length;
        var mean = Enumerable.Range(0, n).Select(i => best.Average(point => point[i])).ToArray();
        var sum = new Matrix(n, n);
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                sum[row, column] =
                    best.Average(point => (point[row] - mean[row]) * (point[column] - mean[column]))
                    + (row == column ? PriorDeviation * PriorDeviation : 0);
            }
        }

        var sigma = Math.Exp(SymmetricEigen.Of(sum).Values.Sum(Math.Log) / (2 * n));
        return (mean, sigma, sum / (sigma * sigma));
    }
}
