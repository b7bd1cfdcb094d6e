using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Chooses a sampler by the space, the objectives and the number of trials, anew for each trial, and notes which and why with the trial,
/// under <c>tunewright:auto</c>.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>The first trial takes the middle of every range, the next nine are Sobol points: the space is not known yet.</item>
/// <item>With several objectives or conditional parameters it takes <see cref="TpeSampler"/>.</item>
/// <item>With up to 20 parameters and up to trial 250 <see cref="GaussianProcessSampler"/> and <see cref="TpeSampler"/>, parameter by
/// parameter, take turns: one knows how smooth the objective is, the other finds the best of many peaks. While one of them finds better
/// values three times as often, it has fifteen trials of sixteen.</item>
/// <item>With more parameters or trials it takes <see cref="CmaEsSampler"/>, which begins where the first 250 trials were good, or with
/// categories <see cref="TpeSampler"/>.</item>
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
    private readonly MiddleSampler _middle = new();
    private readonly QuasiRandomSampler _first;
    private readonly TpeSampler _tpe;
    private readonly TpeSampler _eachByItself;
    private readonly GaussianProcessSampler _process;
    private readonly ConditionalWeakTable<object, Past> _pasts = [];

    /// <summary>Creates a sampler.</summary>
    /// <param name="seed">The seed; <see langword="null"/> for an arbitrary one.</param>
    public AutoSampler(long? seed = null)
    {
        _seed = seed ?? RandomSource.ArbitrarySeed();
        (_first, _tpe, _process) = (new(_seed), new(_seed), new(_seed));
        _eachByItself = new(new TpeOptions { Seed = _seed, Multivariate = false });
    }

    /// <inheritdoc/>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        var (sampler, reason) = Choose(history, trial.Number);
        var joint = sampler.SampleJoint(history, trial);
        return joint with { SystemAttributes = joint.SystemAttributes.Add(NoteKey, $"{sampler.GetType().Name}: {reason}") };
    }

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) =>
        Choose(history, trial.Number).Sampler.Sample(history, trial, name, distribution);

    private (ISampler Sampler, string Reason) Choose(StudyHistory history, int number)
    {
        if (number == 0)
            return (_middle, "nothing is known but the ranges");
        var past = _pasts.GetValue(history.Lineage, _ => new Past());
        var (space, isWhole, ended) = past.Learnt.At(history.Finished);
        if (ended < Startup)
            return (_first, "the space is not known yet");
        if (history.Directions.Length > 1)
            return (_tpe, string.Create(CultureInfo.InvariantCulture, $"{history.Directions.Length} objectives"));
        if (!isWhole)
            return (_tpe, "a conditional or changing space");
        var isNumeric = space.Parameters.All(parameter => parameter.Distribution.IsNumeric);
        var reason = $"{Counted.Of(space.Count, isNumeric ? "numeric parameter" : "parameter")}, and {Counted.Of(ended, "trial")}";
        if (space.Count <= ModelledParameters && ended < ModelledTrials)
            return (IsTurnOfTpe(history, number) ? _eachByItself : _process, reason);
        return isNumeric ? (past.Evolution(() => Evolution(space, history)), reason) : (_tpe, reason);
    }

    private static bool IsTurnOfTpe(StudyHistory history, int number) =>
        Turns.IsOfSecond(
            number,
            [
                .. Ended(history)
                    .Select(trial =>
                        (
                            Goodness.Of(trial, history.Directions),
                            trial.SystemAttributes.GetValueOrDefault(NoteKey) is string note
                                && note.StartsWith(nameof(TpeSampler), StringComparison.Ordinal)
                        )
                    ),
            ],
            Startup
        );

    private CmaEsSampler Evolution(SearchSpace space, StudyHistory history) =>
        new(
            new CmaEsOptions
            {
                Seed = _seed,
                Separable = space.Count > SeparableParameters,
                SourceTrials = space.Count <= ModelledParameters ? [.. Ended(history).Take(ModelledTrials)] : [],
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
