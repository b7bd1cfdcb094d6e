namespace Tunewright;

/// <summary>
/// The constants of the strategy for a number of parameters and a population, as in N. Hansen, "The CMA evolution strategy: a tutorial",
/// arXiv:1604.00772, 2016, whose equations are numbered below; separable ones as in Ros and Hansen 2008.
/// </summary>
internal sealed record CmaEsParameters
{
    public CmaEsParameters(int dimensions, int size, bool separable)
    {
        (Dimensions, Size, Separable) = (dimensions, size, separable);
        Parents = size / 2;
        var n = (double)dimensions;
        var raw = new double[separable ? Parents : size];
        for (var i = 0; i < raw.Length; i++)
            raw[i] = (separable ? Math.Log(Parents + 1) : Math.Log((size + 1) / 2.0)) - Math.Log(i + 1); // (49)
        EffectiveParents = Effective(raw.AsSpan(0, Parents));
        var mu = EffectiveParents;
        RankOne = 2 / ((n + 1.3) * (n + 1.3) + mu);
        if (separable)
        {
            var full = 2 / mu / Math.Pow(n + Math.Sqrt(2), 2) + (1 - 1 / mu) * Math.Min(1, (2 * mu - 1) / ((n + 2) * (n + 2) + mu));
            // With few parameters the sum of both rates would exceed 1.
            RankMany = Math.Min(1 - RankOne, (n + 2) / 3 * full);
            PathRate = (mu + 2) / (n + mu + 3);
            RankOnePathRate = 4 / (n + 4);
        }
        else
        {
            RankMany = Math.Min(1 - RankOne - 1e-8, 2 * (mu - 2 + 1 / mu) / ((n + 2) * (n + 2) + mu));
            PathRate = (mu + 2) / (n + mu + 5); // (55)
            RankOnePathRate = (4 + mu / n) / (n + 4 + 2 * mu / n); // (56)
        }
        Damping = 1 + 2 * Math.Max(0, Math.Sqrt((mu - 1) / (n + 1)) - 1) + PathRate;
        ExpectedLength = Math.Sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
        Weights = Normalised(raw, n);
    }

    public int Dimensions { get; }

    /// <summary>The number of points of a generation, λ.</summary>
    public int Size { get; }

    public bool Separable { get; }

    /// <summary>The number of points that the mean moves towards, μ.</summary>
    public int Parents { get; }

    /// <summary>μ_eff.</summary>
    public double EffectiveParents { get; }

    /// <summary>A weight for each rank, best first; those of the worse half are negative, or absent if separable.</summary>
    public double[] Weights { get; }

    /// <summary>c₁.</summary>
    public double RankOne { get; }

    /// <summary>c_μ.</summary>
    public double RankMany { get; }

    /// <summary>c_σ.</summary>
    public double PathRate { get; }

    /// <summary>d_σ.</summary>
    public double Damping { get; }

    /// <summary>c_c.</summary>
    public double RankOnePathRate { get; }

    /// <summary>The expected length of a standard normal vector.</summary>
    public double ExpectedLength { get; }

    /// <summary>4 + ⌊3 ln n⌋, (48).</summary>
    public static int DefaultSize(int dimensions) => 4 + (int)Math.Floor(3 * Math.Log(dimensions));

    private double[] Normalised(double[] raw, double n)
    {
        var positive = raw.Where(weight => weight > 0).Sum();
        var negative = -raw.Where(weight => weight < 0).Sum();
        var share = 0.0;
        if (negative > 0)
        {
            var effective = Effective(raw.AsSpan(Parents));
            share = Math.Min(1 + RankOne / RankMany, 1 + 2 * effective / (EffectiveParents + 2)); // (50), (51)
            share = Math.Min(share, (1 - RankOne - RankMany) / (n * RankMany)); // (52)
        }
        return [.. raw.Select(weight => weight >= 0 ? weight / positive : share / negative * weight)]; // (53)
    }

    private static double Effective(ReadOnlySpan<double> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights)
            (sum, squares) = (sum + weight, squares + weight * weight);
        return sum * sum / squares;
    }
}
