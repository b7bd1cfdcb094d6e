namespace Tunewright;

/// <summary>The good trials' density in a space relative to the others'.</summary>
/// <param name="good">The good trials' values.</param>
/// <param name="bad">The other trials' values.</param>
/// <param name="isGoodUniform">Whether all good trials have the same weight; otherwise recent ones have more.</param>
/// <param name="preference">What else counts, or <see langword="null"/>.</param>
internal sealed class DensityRatio(Observations good, Observations bad, bool isGoodUniform, Preference? preference)
{
    /// <summary>Draws candidates from the good trials' density, and takes the one at which its ratio to the others' is largest.</summary>
    /// <param name="stream">The draws.</param>
    /// <param name="candidates">The number of candidates.</param>
    /// <param name="asNumPy">Whether to add in NumPy's order, so that ties are broken as in Optuna.</param>
    public TrialParameter[] Suggest(UniformStream stream, int candidates, bool asNumPy)
    {
        var goodDensity = new ParzenEstimator(good, isGoodUniform);
        var drawn = goodDensity.Sample(stream, candidates);
        preference?.Spread(drawn, stream);
        var likely = goodDensity.LogDensity(drawn, asNumPy);
        var unlikely = new ParzenEstimator(bad, uniform: false).LogDensity(drawn, asNumPy);
        var (best, highest) = (0, Worth(0));
        for (var i = 1; i < drawn.Count; i++)
        {
            if (Worth(i) is var worth && worth > highest)
                (best, highest) = (i, worth);
        }

        return [.. good.Space.Parameters.Select((p, i) => new TrialParameter(p.Name, p.Distribution, drawn.Values(i)[best]))];

        double Worth(int i) => preference?.Worth(drawn, i, likely[i] - unlikely[i]) ?? likely[i] - unlikely[i];
    }
}
