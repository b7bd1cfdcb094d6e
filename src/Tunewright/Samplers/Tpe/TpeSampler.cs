using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// The tree-structured Parzen estimator: one density over the parameters of the good trials, one over those of the others, and
/// of some draws from the first the one whose ratio of both is largest. By default it suggests as Optuna 5's does.
/// </summary>
/// <remarks>
/// <para>
/// J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011; J. Bergstra, D. Yamins,
/// D. D. Cox, "Making a science of model search", ICML 2013; S. Watanabe, "Tree-structured Parzen estimator: understanding its
/// algorithm components", arXiv:2304.11127, 2023; several objectives as in Y. Ozaki et al., GECCO 2020 and JAIR 73, 2022.
/// </para>
/// <para>
/// Good are the best tenth of complete and pruned trials, at most 25 with one objective: first complete ones, then pruned ones
/// by how far they came and what they last reported, then those that violate constraints, by how much. With several objectives
/// whole non-dominated fronts are good, and of the one that does not fit the points of largest hypervolume.
/// </para>
/// <para>
/// Safe to share between threads and studies. With <see cref="RandomGenerator.Philox"/> a suggestion depends on the seed, the
/// trial's number, the parameter and the history alone: a resumed study goes on as if it had never stopped, and workers that see
/// the same history suggest the same. Workers that do not wait for each other see histories that timing decides.
/// </para>
/// </remarks>
public sealed class TpeSampler : ISampler
{
    private readonly TpeOptions _options;
    private readonly RandomSource _random;
    private readonly RandomSource _startup;
    private readonly ConditionalWeakTable<object, TpeHistory> _ledgers = [];

    /// <summary>Creates a sampler with Optuna 5's defaults.</summary>
    /// <param name="seed">The seed; <see langword="null"/> for any.</param>
    public TpeSampler(long? seed = null)
        : this(new TpeOptions { Seed = seed }) { }

    /// <summary>Creates a sampler.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or groups are asked for without the multivariate estimator.</exception>
    public TpeSampler(TpeOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.StartupTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Candidates, 1);
        if (options is { Group: true, Multivariate: false })
        {
            throw new ArgumentException(
                $"{nameof(TpeOptions.Group)} needs {nameof(TpeOptions.Multivariate)}, which is off.",
                nameof(options)
            );
        }

        _options = options;
        var seed = options.Seed ?? Random.Shared.NextInt64(uint.MaxValue);
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
        foreach (var sides in ObserveJointly(history, trial, workspace))
            drawn.AddRange(sides.Suggest(stream, _options.Candidates, _random.IsNumPy));
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
        DensityRatio sides;
        using var workspace = new Workspace();
        var ledger = LedgerOf(history);
        lock (ledger)
        {
            ledger.MoveTo(history.Finished);
            if (ledger.Count < _options.StartupTrials)
                return distribution.Draw(_startup.For(trial.Number, name));
            sides = Observe(history, ledger, new SearchSpace([(name, distribution)]), workspace);
        }

        return sides.Suggest(_random.For(trial.Number, name), _options.Candidates, _random.IsNumPy)[0].Value;
    }

    private bool IsJoint(StudyHistory history) => _options.Multivariate ?? (_options.Group || history.Directions.Length == 1);

    private TpeHistory LedgerOf(StudyHistory history) => _ledgers.GetValue(history.Lineage, _ => new TpeHistory(history.Directions));

    private DensityRatio[] ObserveJointly(StudyHistory history, FrozenTrial trial, Workspace workspace)
    {
        var ledger = LedgerOf(history);
        lock (ledger)
        {
            ledger.MoveTo(history.Finished);
            if (ledger.Count < _options.StartupTrials)
                return [];
            var spaces = _options.Group ? ledger.Groups : [ledger.Intersection];
            return
            [
                .. from space in spaces
                let open = space.Without(trial.Parameters)
                where open.Count > 0
                select Observe(history, ledger, open, workspace),
            ];
        }
    }

    private DensityRatio Observe(StudyHistory history, TpeHistory ledger, SearchSpace space, Workspace workspace)
    {
        var running = _options.ConstantLiar ? RunningPoint.In(space, history.Running, IsJoint(history)) : [];
        return new DensityRatio(
            ledger.Gather(space, good: true, [], _random.IsNumPy, workspace),
            ledger.Gather(space, good: false, running, _random.IsNumPy, workspace),
            isGoodUniform: history.Directions.Length > 1
        );
    }
}
