using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Bayesian optimization: a Gaussian process learns the objective from all complete trials, and the next point is the one with the largest
/// expected improvement. For expensive objectives and up to some hundred trials; the time that it takes itself grows with the square of
/// their number.
/// </summary>
/// <remarks>
/// <para>
/// J. Snoek, H. Larochelle, R. P. Adams, "Practical Bayesian optimization of machine learning algorithms", NIPS 2012, with the kernel and
/// priors of Optuna 5. Constraints have models of their own, and the expected improvement is weighted with the probability that all are
/// met (M. A. Gelbart, J. Snoek, R. P. Adams, "Bayesian optimization with unknown constraints", UAI 2014). Several objectives are weighed
/// anew for each trial (J. Knowles, "ParEGO", IEEE TEVC 10(1), 2006).
/// </para>
/// <para>
/// Losses that spread over many powers of ten are learnt by their logarithms, if these are likelier.
/// </para>
/// <para>
/// It draws the parameters that all trials have in common; others, as conditional ones, are drawn at random. Pruned and failed trials are
/// not learnt from. Points of running trials count as if they had ended with what is expected of them, so that workers spread out.
/// </para>
/// </remarks>
public sealed class GaussianProcessSampler : ISampler
{
    private readonly GaussianProcessOptions _options;
    private readonly RandomSource _random;
    private readonly ConditionalWeakTable<object, Past> _pasts = [];

    /// <summary>Creates a sampler with the default options.</summary>
    /// <param name="seed">The seed; <see langword="null"/> for an arbitrary one.</param>
    [OverloadResolutionPriority(1)]
    public GaussianProcessSampler(long? seed = null)
        : this(new GaussianProcessOptions { Seed = seed }) { }

    /// <summary>Creates a sampler.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GaussianProcessSampler(GaussianProcessOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StartupTrials, 1);
        (_options, _random) = (options, new RandomSource(options.Seed, RandomGenerator.Philox));
    }

    /// <inheritdoc/>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        var past = _pasts.GetValue(history.Lineage, _ => new Past(new LearntSpace(), new SurrogateFits(_options.Deterministic)));
        var (common, _, ended) = past.Learnt.At(history.Finished);
        common = common.Without(trial.Parameters);
        if (ended < _options.StartupTrials || common.Count == 0)
            return JointSample.Empty;
        var space = new ModelSpace(common);
        var observed = ModelledTrials.Of(space, history.Finished, history.Directions);
        if (observed.Points.Length == 0)
            return JointSample.Empty;

        var stream = _random.For(trial.Number, "");
        var acquisition = Acquisition.Of(observed, past.Fits, space.Pending(history.Running), stream);
        var (point, _) = AcquisitionSearch.Largest(space, acquisition.Value, acquisition.Best(3), stream);
        TrialParameter[] drawn = [.. common.Parameters.Select((p, i) => new TrialParameter(p.Name, p.Distribution, space.Value(point, i)))];
        return new([.. drawn], RelativeParameters.Write(drawn));
    }

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) =>
        distribution.Draw(_random.For(trial.Number, name));

    /// <summary>What is kept of a study.</summary>
    private sealed record Past(LearntSpace Learnt, SurrogateFits Fits);
}
