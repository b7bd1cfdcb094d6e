namespace Tunewright;

/// <summary>Draws every parameter uniformly over its range; earlier trials do not matter.</summary>
/// <param name="seed">
/// The seed; <see langword="null"/> for an arbitrary one. 0 to 4,294,967,295 with <see cref="RandomGenerator.NumPy"/>.
/// </param>
/// <param name="generator">Where the draws come from.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="seed"/> is out of its range.</exception>
public sealed class RandomSampler(long? seed = null, RandomGenerator generator = RandomGenerator.Philox) : ISampler
{
    private readonly RandomSource _random = new(seed, generator);

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) =>
        distribution.Draw(_random.For(trial.Number, name));
}
