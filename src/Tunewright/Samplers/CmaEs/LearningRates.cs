namespace Tunewright;

/// <summary>
/// Adapts how much of a generation's change is taken, so that its signal stands out of its noise.
/// M. Nomura, Y. Akimoto, I. Ono, "CMA-ES with learning rate adaptation: can CMA-ES with default population size solve multimodal and
/// noisy problems?", GECCO 2023, algorithm 2 and table 1.
/// </summary>
/// <param name="Mean">What is known of changes of the mean.</param>
/// <param name="Covariance">What is known of changes of σ²C.</param>
internal sealed record LearningRates(LearningRates.Signal Mean, LearningRates.Signal Covariance)
{
    private const double MeanMemory = 0.1;
    private const double CovarianceMemory = 0.03;

    /// <summary>Full rates, for a number of parameters.</summary>
    public static LearningRates Of(int dimensions) =>
        new(new(new double[dimensions], 0, 1), new(new double[dimensions * dimensions], 0, 1));

    /// <summary>Takes a part of a change.</summary>
    /// <param name="old">The state before; its covariance is a full one.</param>
    /// <param name="changed">The state after the whole change.</param>
    public CmaEsState Apply(CmaEsState old, CmaEsState changed)
    {
        var n = old.Parameters.Dimensions;
        var inverseRoot = ((FullCovariance)old.Covariance).InverseRoot();
        var before = Scaled(old);
        var change = Scaled(changed) - before;
        var meanChange = changed.Mean.Select((m, i) => m - old.Mean[i]).ToArray();

        // In coordinates in which the old distribution is a standard normal one.
        var localMean = inverseRoot * new Matrix(n, 1, meanChange) / old.Sigma;
        var local = inverseRoot * change * inverseRoot / (old.Sigma * old.Sigma) / Math.Sqrt(2);
        var mean = Mean.After(localMean.Values.ToArray(), MeanMemory);
        var covariance = Covariance.After(local.Values.ToArray(), CovarianceMemory);

        var next = (before + covariance.Rate * change).Symmetric();
        var sigma = Math.Exp(SymmetricEigen.Of(next).Values.Sum(value => Math.Log(Math.Max(value, 1e-200))) / 2 / n);
        return changed with
        {
            Mean = [.. old.Mean.Select((m, i) => m + mean.Rate * meanChange[i])],
            Sigma = sigma * Mean.Rate / mean.Rate,
            Covariance = new FullCovariance(next / (sigma * sigma)),
            Rates = new(mean, covariance),
        };
    }

    /// <summary>σ²C.</summary>
    private static Matrix Scaled(CmaEsState state) => state.Sigma * state.Sigma * ((FullCovariance)state.Covariance).Matrix;

    /// <summary>Changes of one kind.</summary>
    /// <param name="Average">Their moving average.</param>
    /// <param name="Square">The moving average of their squared length.</param>
    /// <param name="Rate">The share of a change that is taken; at most 1.</param>
    internal sealed record Signal(double[] Average, double Square, double Rate)
    {
        private const double Target = 1.4; // of the ratio of signal and noise, over the rate
        private const double Damping = 0.1;

        /// <summary>After another change.</summary>
        public Signal After(double[] change, double memory)
        {
            var average = Average.Select((old, i) => (1 - memory) * old + memory * change[i]).ToArray();
            var square = (1 - memory) * Square + memory * DotProduct.Of(change, change);
            var length = DotProduct.Of(average, average);
            var ratio = (length - memory / (2 - memory) * square) / (square - length);
            var relative = double.IsNaN(ratio) ? -1 : Math.Clamp(ratio / Target / Rate - 1, -1, 1);
            return new(average, square, Math.Min(1, Rate * Math.Exp(Math.Min(Damping * Rate, memory) * relative)));
        }
    }
}
