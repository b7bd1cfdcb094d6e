using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Chooses a sampler by the space, the objectives and the number of trials, anew for each trial, and notes which and why with the trial,
/// under <c>tunewright:auto</c>.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>The first ten trials are Sobol points: the space is not known yet.</item>
/// <item>With several objectives, categories or conditional parameters it takes <see cref="TpeSampler"/>.</item>
/// <item>With up to 20 numeric parameters it takes <see cref="GaussianProcessSampler"/> up to trial 250, and
/// <see cref="CmaEsSampler"/> afterwards, which begins where those were good.</item>
/// <item>With more numeric parameters it takes <see cref="CmaEsSampler"/> at once.</item>
/// </list>
/// Workers of one study must all use it, with any seeds.
/// </remarks>
public sealed class AutoSampler : ISampler
{
    private const string NoteKey = "tunewright:auto";
    private const int Startup = 10;
    private const int ModelledTrials = 250;
    private const int ModelledParameters = 20;
    private const int SeparableParameters = 100;
    private readonly long _seed;
    private readonly QuasiRandomSampler _first;
    private readonly TpeSampler _tpe;
    private readonly GaussianProcessSampler _process;
    private readonly ConditionalWeakTable<object, Past> _pasts = [];

    /// <summary>Creates a sampler.</summary>
    /// <param name="seed">The seed; <see langword="null"/> for an arbitrary one.</param>
    public AutoSampler(long? seed = null)
    {
        _seed = seed ?? RandomSource.ArbitrarySeed();
        (_first, _tpe, _process) = (new(_seed), new(_seed), new(_seed));
    }

    /// <inheritdoc/>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        var (sampler, reason) = Choose(history);
        var joint = sampler.SampleJoint(history, trial);
        return joint with { SystemAttributes = joint.SystemAttributes.Add(NoteKey, $"{sampler.GetType().Name}: {reason}") };
    }

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) =>
        Choose(history).Sampler.Sample(history, trial, name, distribution);

    private (ISampler Sampler, string Reason) Choose(StudyHistory history)
    {
        var past = _pasts.GetValue(history.Lineage, _ => new Past());
        var (space, isWhole, ended) = past.Learnt.At(history.Finished);
        if (ended < Startup)
            return (_first, "the space is not known yet");
        if (history.Directions.Length > 1)
            return (_tpe, string.Create(CultureInfo.InvariantCulture, $"{history.Directions.Length} objectives"));
        if (!isWhole)
            return (_tpe, "a conditional or changing space");
        if (space.Parameters.Any(parameter => !parameter.Distribution.IsNumeric))
            return (_tpe, "categories");
        var size = Counted.Of(space.Count, "numeric parameter");
        if (space.Count > ModelledParameters)
            return (past.Evolution(() => Evolution(space, [])), size);
        return ended < ModelledTrials
            ? (_process, $"{size}, and {Counted.Of(ended, "trial")}")
            : (past.Evolution(() => Evolution(space, [.. Ended(history).Take(ModelledTrials)])), $"{size}, and many trials");
    }

    private CmaEsSampler Evolution(SearchSpace space, IReadOnlyList<FrozenTrial> source) =>
        new(
            new CmaEsOptions
            {
                Seed = _seed,
                Separable = space.Count > SeparableParameters,
                SourceTrials = source,
            }
        );

    private static IEnumerable<FrozenTrial> Ended(StudyHistory history) =>
        history.Finished.Where(trial => trial.State is TrialState.Complete or TrialState.Pruned);

    /// <summary>What is kept of a study.</summary>
    private sealed class Past
    {
        private readonly Lock _gate = new();
        private CmaEsSampler? _evolution;

        public LearntSpace Learnt { get; } = new();

        /// <summary>The evolution strategy of the study, which keeps its own tables.</summary>
        public CmaEsSampler Evolution(Func<CmaEsSampler> create)
        {
            lock (_gate)
                return _evolution ??= create();
        }
    }
}
