namespace Tunewright;

/// <summary>
/// Covers a space more evenly than random draws: for a first look at all of it, and as the start of another search.
/// </summary>
/// <remarks>
/// <para>
/// Trial n takes the n-th point of a sequence, and the k-th parameter that it asks for the point's k-th coordinate. So workers agree
/// without asking each other, a trial that failed leaves a gap of one point, and parameters that only some trials have are covered
/// evenly within these.
/// </para>
/// <para>
/// J. Bergstra, Y. Bengio, "Random search for hyper-parameter optimization", JMLR 13, 2012, section 4: Sobol points need fewer trials
/// than random ones, the more so the fewer parameters matter.
/// </para>
/// </remarks>
public sealed class QuasiRandomSampler : ISampler
{
    private readonly QuasiRandomSequence _sequence;
    private readonly ulong? _scramble;
    private readonly RandomSource _random;

    /// <summary>Creates a sampler.</summary>
    /// <param name="seed">The seed, the same for all workers of a study; <see langword="null"/> for an arbitrary one.</param>
    /// <param name="sequence">The points.</param>
    /// <param name="scramble">
    /// Whether digits are permuted by the seed, which makes points of different seeds independent and keeps them as even. Without, the
    /// first point of all is the low end of every range.
    /// </param>
    public QuasiRandomSampler(long? seed = null, QuasiRandomSequence sequence = QuasiRandomSequence.Sobol, bool scramble = true)
    {
        var key = seed ?? RandomSource.ArbitrarySeed();
        (_sequence, _scramble, _random) = (sequence, scramble ? (ulong)key : null, new(key, RandomGenerator.Philox));
    }

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution)
    {
        var coordinate = trial.Parameters.Count(parameter => !parameter.Distribution.IsSingle);
        if (coordinate >= JoeKuoDirections.Coordinates)
            return distribution.Draw(_random.For(trial.Number, name));
        return distribution.FromUnit(
            _sequence == QuasiRandomSequence.Sobol
                ? SobolSequence.At(trial.Number, coordinate, _scramble)
                : HaltonSequence.At(trial.Number, coordinate, _scramble)
        );
    }
}
