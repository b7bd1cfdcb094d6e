namespace Tunewright;

/// <summary>A sampler's randomness: a stream for every trial and parameter, or one stream for all.</summary>
internal sealed class RandomSource
{
    private readonly ulong _seed;
    private readonly MersenneTwister? _twister;

    /// <summary>Creates a source from a seed; without one, from an arbitrary seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A seed for NumPy's generator is not between 0 and 4,294,967,295.</exception>
    public RandomSource(long? seed, RandomGenerator generator)
    {
        _seed = (ulong)(seed ?? ArbitrarySeed());
        if (generator == RandomGenerator.NumPy)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(_seed, uint.MaxValue, nameof(seed));
            _twister = new MersenneTwister((uint)_seed);
        }
    }

    /// <summary>Whether draws come in Optuna's order from NumPy's generator.</summary>
    public bool IsNumPy => _twister is not null;

    /// <summary>A seed for those who gave none.</summary>
#pragma warning disable RS0030 // The seed itself, when none is given.
    public static long ArbitrarySeed() => Random.Shared.NextInt64(uint.MaxValue);
#pragma warning restore RS0030

    /// <summary>The draws for one parameter of a trial; the empty name stands for the parameters that are drawn together.</summary>
    public UniformStream For(int trialNumber, string name) => (UniformStream?)_twister ?? new PhiloxStream(_seed, trialNumber, name);
}
