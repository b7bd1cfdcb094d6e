namespace Tunewright;

/// <summary>
/// What counts among candidates beside the densities: the user's beliefs, whose weight falls as trials come in, and the time that a trial
/// will take.
/// </summary>
/// <remarks>
/// C. Hvarfner et al., "πBO: augmenting acquisition functions with user beliefs for Bayesian optimization", ICLR 2022, equation 6;
/// N. Mallik et al., "PriorBand", NeurIPS 2023, draws from the prior too. Improvement per second: Snoek et al., NIPS 2012, section 3.2.
/// </remarks>
internal sealed class Preference
{
    private readonly (int Parameter, BeliefDensity Density)[] _beliefs;
    private readonly double _strength;
    private readonly CostModel? _cost;

    /// <summary>The preference in a space.</summary>
    /// <param name="options">The sampler's options.</param>
    /// <param name="space">The parameters that are drawn.</param>
    /// <param name="ended">The number of trials so far.</param>
    /// <param name="finished">These trials.</param>
    public Preference(TpeOptions options, SearchSpace space, int ended, IReadOnlyList<FrozenTrial> finished)
    {
        _beliefs =
        [
            .. from i in Enumerable.Range(0, space.Count)
            let parameter = space.Parameters[i]
            where options.Beliefs.ContainsKey(parameter.Name)
            select (i, new BeliefDensity(parameter.Name, options.Beliefs[parameter.Name], parameter.Distribution)),
        ];
        _strength = options.BeliefTrials / Math.Max(1, ended);
        _cost = options.PerSecond ? new(space, finished) : null;
    }

    /// <summary>Draws some candidates' values from the beliefs.</summary>
    public void Spread(Candidates candidates, UniformStream stream)
    {
        foreach (var (parameter, density) in _beliefs)
        {
            var values = candidates.Values(parameter)[..candidates.Count].ToArray();
            foreach (ref var value in values.AsSpan())
            {
                if (stream.Next() < _strength / (1 + _strength))
                    value = density.Draw(stream);
            }
            candidates.Set(parameter, values);
        }
    }

    /// <summary>The logarithm of a candidate's worth.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="logRatio">The logarithm of its densities' ratio.</param>
    public double Worth(Candidates candidates, int index, double logRatio)
    {
        // The ratio itself, not the expected improvement that rises with it: that hardly differs among the best candidates.
        var worth = logRatio;
        foreach (var (parameter, density) in _beliefs)
            worth += _strength * density.Log(candidates.Values(parameter)[index]);
        return worth - (_cost?.Log(candidates, index) ?? 0);
    }
}
