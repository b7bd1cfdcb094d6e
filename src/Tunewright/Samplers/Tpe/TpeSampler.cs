using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// The tree-structured Parzen estimator: it estimates one density of the good trials' parameters and one of the others', draws
/// candidates from the first, and takes the one with the largest ratio of both. The defaults and the suggestions are those of Optuna 5.
/// </summary>
/// <remarks>
/// <para>
/// J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011; J. Bergstra, D. Yamins,
/// D. D. Cox, "Making a science of model search", ICML 2013; S. Watanabe, "Tree-structured Parzen estimator: understanding its
/// algorithm components", arXiv:2304.11127, 2023; several objectives as in Y. Ozaki et al., GECCO 2020 and JAIR 73, 2022.
/// </para>
/// <para>
/// Good trials are the best tenth of complete and pruned ones, at most 25 with one objective. Complete trials rank first, then pruned
/// ones by their last step and report, then those that violate constraints, by how much. With several objectives whole non-dominated
/// fronts are good, and of the front that does not fit whole, the points with the largest hypervolume.
/// </para>
/// <para>
/// Safe to share between threads and studies. With <see cref="RandomGenerator.Philox"/> a suggestion depends only on the seed, the
/// trial's number, the parameter and the history: a resumed study goes on as if it had never stopped, and workers that see the same
/// history suggest the same values. Workers that do not wait for each other see different histories, depending on time.
/// </para>
/// </remarks>
public sealed class TpeSampler : ISampler
{
    private readonly TpeOptions _options;
    private readonly RandomSource _random;
    private readonly RandomSource _startup;
    private readonly ConditionalWeakTable<object, TpeHistory> _histories = [];

    /// <summary>Creates a sampler with Optuna 5's defaults.</summary>
    /// <param name="seed">The seed; <see langword="null"/> for an arbitrary one.</param>
    [OverloadResolutionPriority(1)]
    public TpeSampler(long? seed = null)
        : this(new TpeOptions { Seed = seed }) { }

    /// <summary>Creates a sampler.</summary>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or <see cref="TpeOptions.Group"/> is on and <see cref="TpeOptions.Multivariate"/> off.
    /// </exception>
    public TpeSampler(TpeOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.StartupTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Candidates, 1);
        if (!(options.BeliefTrials >= 0 && double.IsFinite(options.BeliefTrials)))
            throw new ArgumentOutOfRangeException(nameof(options), options.BeliefTrials, "Beliefs count as 0 trials or more.");
        foreach (var (name, belief) in options.Beliefs)
        {
            if (!(belief.Width > 0 && double.IsFinite(belief.Width)))
                throw new ArgumentOutOfRangeException(nameof(options), belief.Width, $"The width of '{name}' must be above 0.");
        }
        if (options is { Group: true, Multivariate: false })
        {
            throw new ArgumentException(
                $"{nameof(TpeOptions.Group)} needs {nameof(TpeOptions.Multivariate)}, which is off.",
                nameof(options)
            );
        }

        _options = options;
        var seed = options.Seed ?? RandomSource.ArbitrarySeed();
        _random = new RandomSource(seed, options.Generator);
        _startup = new RandomSource(seed, options.Generator);
    }

    /// <inheritdoc/>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        if (!IsJoint(history))
            return JointSample.Empty;
        var drawn = ImmutableArray.CreateBuilder<TrialParameter>();
        var stream = _random.For(trial.Number, "");
        using var workspace = new Workspace();
        foreach (var ratio in ObserveJointly(history, trial, workspace))
            drawn.AddRange(ratio.Suggest(stream, _options.Candidates, _random.IsNumPy));
        return drawn.Count == 0
            ? JointSample.Empty
            : new JointSample(
                drawn.ToImmutable(),
                _options.ConstantLiar ? RelativeParameters.Write(drawn) : JointSample.Empty.SystemAttributes
            );
    }

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution)
    {
        DensityRatio ratio;
        using var workspace = new Workspace();
        var past = HistoryOf(history);
        lock (past)
        {
            past.MoveTo(history.Finished);
            if (past.Ended < _options.StartupTrials)
                return DrawFirst(_startup.For(trial.Number, name), name, distribution);
            ratio = Observe(history, past, new SearchSpace([(name, distribution)]), workspace);
        }

        return ratio.Suggest(_random.For(trial.Number, name), _options.Candidates, _random.IsNumPy)[0].Value;
    }

    private bool IsJoint(StudyHistory history) => _options.Multivariate ?? (_options.Group || history.Directions.Length == 1);

    private TpeHistory HistoryOf(StudyHistory history) =>
        _histories.GetValue(history.Lineage, _ => new TpeHistory(history.Directions, _options.LearnFromFailures));

    private DensityRatio[] ObserveJointly(StudyHistory history, FrozenTrial trial, Workspace workspace)
    {
        var past = HistoryOf(history);
        lock (past)
        {
            past.MoveTo(history.Finished);
            if (past.Ended < _options.StartupTrials)
                return [];
            var spaces = _options.Group ? past.Groups : [past.Intersection];
            return
            [
                .. from space in spaces
                let open = space.Without(trial.Parameters)
                where open.Count > 0
                select Observe(history, past, open, workspace),
            ];
        }
    }

    private DensityRatio Observe(StudyHistory history, TpeHistory past, SearchSpace space, Workspace workspace)
    {
        var running = _options.ConstantLiar ? RunningPoint.In(space, history.Running, IsJoint(history)) : [];
        return new DensityRatio(
            past.Gather(space, good: true, [], _random.IsNumPy, workspace),
            past.Gather(space, good: false, running, _random.IsNumPy, workspace),
            isGoodUniform: history.Directions.Length > 1,
            _options.Beliefs.Count > 0 || _options.PerSecond ? new(_options, space, past.Ended, history.Finished) : null
        );
    }

    /// <summary>Half of the first values of a parameter that there is a belief about come from it.</summary>
    private double DrawFirst(UniformStream stream, string name, Distribution distribution) =>
        _options.Beliefs.TryGetValue(name, out var belief) && stream.Next() < 0.5
            ? new BeliefDensity(name, belief, distribution).Draw(stream)
            : distribution.Draw(stream);
}
