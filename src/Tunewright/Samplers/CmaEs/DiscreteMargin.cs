namespace Tunewright;

/// <summary>
/// Keeps the probability of a discrete parameter's neighbouring values above a margin, 1/(dλ).
/// R. Hamano, S. Saito, M. Nomura, S. Shirakawa, "CMA-ES with margin: lower-bounding marginal probability for mixed-integer black-box
/// optimization", GECCO 2022, section 4.
/// </summary>
/// <param name="Space">The parameters; those with a step are discrete.</param>
/// <param name="Scales">How much wider than the covariance says each parameter is drawn: the diagonal of A.</param>
internal sealed record DiscreteMargin(SearchSpace Space, double[] Scales)
{
    /// <summary>Whether a parameter is discrete.</summary>
    public bool Covers(int parameter) => Space.Parameters[parameter].Distribution.Grid.Step > 0;

    /// <summary>The coordinate of a discrete parameter that is rounded to its value.</summary>
    public double Widened(CmaEsState state, int parameter, double coordinate) =>
        state.Mean[parameter] + (coordinate - state.Mean[parameter]) * Scales[parameter];

    /// <summary>Moves means and scales.</summary>
    public CmaEsState Correct(CmaEsState state)
    {
        var mean = (double[])state.Mean.Clone();
        var scales = (double[])Scales.Clone();
        var margin = 1.0 / (state.Parameters.Dimensions * (double)state.Parameters.Size);
        for (var i = 0; i < mean.Length; i++)
        {
            if (!Covers(i))
                continue;
            var deviation = state.Sigma * Math.Sqrt(state.Covariance.Variance(i));
            Correct(Space.Parameters[i].Distribution, deviation, margin, ref mean[i], ref scales[i]);
        }
        return state with { Mean = mean, Margin = this with { Scales = scales } };
    }

    private static void Correct(Distribution range, double deviation, double margin, ref double mean, ref double scale)
    {
        var (low, high) = Interval(range, mean);
        var below = Normal.Cdf((low - mean) / (scale * deviation));
        var above = Normal.Cdf((mean - high) / (scale * deviation));
        if (Math.Max(below, above) > 0.5)
        {
            // At the end of the range there is one neighbour, to which the mean stays near enough.
            if (Math.Min(below, above) < margin)
                mean = high + Math.Sign(mean - high) * deviation * scale * -Normal.Quantile(margin);
            return;
        }

        var between = 1 - below - above;
        (below, above) = (Math.Max(below, margin / 2), Math.Max(above, margin / 2));
        var excess = (1 - below - above - between) / (below + between + above - 3 * margin / 2);
        var toLow = -Normal.Quantile(Math.Clamp(below + excess * (below - margin / 2), 1e-10, 0.5 - 1e-10));
        var toHigh = -Normal.Quantile(Math.Clamp(above + excess * (above - margin / 2), 1e-10, 0.5 - 1e-10));
        scale = (high - low) / ((toLow + toHigh) * deviation);
        mean = (low * toHigh + high * toLow) / (toLow + toHigh);
    }

    /// <summary>
    /// The bounds of the interval whose coordinates are rounded to the mean's value; at the end of a range twice the bound with its only
    /// neighbour.
    /// </summary>
    private static (double Low, double High) Interval(Distribution range, double mean)
    {
        var grid = range.Grid;
        var value = range.FromUnit(mean);
        var index = grid.IndexOf(value);
        var (low, high) = range.IsLog
            ? (range.ToUnit(value - grid.Step / 2), range.ToUnit(value + grid.Step / 2))
            : (index / grid.Count, (index + 1) / grid.Count);
        return value <= grid.Low ? (high, high)
            : value >= grid.High ? (low, low)
            : (low, high);
    }
}
