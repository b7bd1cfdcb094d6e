using System.Globalization;
using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>
/// Searches the options that suit a show best, by validation loss at equal cost. Several processes may work on one study.
/// A candidate that pauses keeps its checkpoint, and continues from it when it is promoted; so does one that was cut off.
/// </summary>
/// <remarks>
/// Python's Optuna reads all of it. A candidate that continues is a new trial with the same parameters and the user attribute
/// <c>continues</c>; the trial before is pruned if it paused, failed if it was cut off. A worker continues a candidate with its own
/// number of threads. Results are equal bit for bit where all workers have the same number.
/// </remarks>
public sealed class ScriptTuner
{
    private const int MaxFailuresInARow = 5;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.25);

    private readonly TuningSettings _settings;
    private readonly CandidateOptions _candidateOptions;
    private readonly TrialFolder _folder;
    private readonly TrialScheduler _scheduler;
    private readonly CandidateTrainer _trainer;

    /// <summary>Creates the study, or opens it to continue.</summary>
    /// <param name="training">The training text.</param>
    /// <param name="validation">The text that the losses are measured on.</param>
    /// <param name="options">How to search.</param>
    /// <exception cref="ShowrunnerException">The study searches another text, or has other settings than the options.</exception>
    public ScriptTuner(Corpus training, Corpus validation, TuningOptions options)
    {
        if (options.Trials < 1)
            throw new ShowrunnerException($"The number of trials is {options.Trials}; it must be at least 1.");
        _settings = TuningSettings.Of(options, training, validation);
        _folder = new(options.Folder);
        _candidateOptions = new(training, Space, Budget, options.ShareOfProcessors);
        var sampler =
            options.Sampler
            ?? new TpeSampler(
                new TpeOptions
                {
                    Seed = options.Seed,
                    Group = true,
                    Beliefs = _candidateOptions.Beliefs,
                }
            );
        Study = Study.Create(
            new()
            {
                Name = options.Study,
                Storage = options.Storage,
                LoadIfExists = true,
                Sampler = _settings.Prune ? new CandidateSampler(sampler) : sampler,
                Pruner = _settings.Prune ? new HalvingPruner(new(Budget.Rungs)) : new NoPruner(),
            }
        );
        _settings.WriteTo(Study);
        MaxTrials = options.Trials;
        History = new(Study);
        _scheduler = new(
            Study,
            History,
            _candidateOptions,
            _settings.Prune,
            _folder,
            options.Trials,
            options.WorkMinutes,
            options.ShareOfProcessors
        );
        _trainer = new(training, validation, Study, History, _candidateOptions, Budget, _folder, options.Threads);
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>What is searched.</summary>
    public SearchSpace Space => _settings.Space;

    /// <summary>The model that candidates go on from; null where they begin from nothing.</summary>
    public BaseModel? From => Space.From;

    /// <summary>What each candidate may cost.</summary>
    public TrialBudget Budget => _settings.Budget;

    /// <summary>
    /// All choices of options so far, of all workers, oldest first: the same list as before if the study has not changed.
    /// </summary>
    public IReadOnlyList<Candidate> Candidates => History.Candidates;

    /// <summary>How many candidates are tried; null for no limit.</summary>
    internal int? MaxTrials { get; }

    internal CandidateHistory History { get; }

    /// <summary>Trains candidates until none is left to begin or to continue, those of other workers included.</summary>
    /// <param name="ended">Told of each trial that ended here.</param>
    /// <param name="stop">Stops the current trial, which the next worker continues.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ShowrunnerException">A checkpoint cannot be written, or five trials in a row failed.</exception>
    public void Work(IProgress<FrozenTrial>? ended = null, CancellationToken stop = default)
    {
        for (var failures = 0; failures < MaxFailuresInARow; )
        {
            stop.ThrowIfCancellationRequested();
            var (trial, held, isOver) = _scheduler.Next();
            if (isOver)
                return;
            if (trial is null)
            {
                stop.WaitHandle.WaitOne(Poll);
                continue;
            }
            FrozenTrial record;
            using (held)
                record = _trainer.Run(trial, stop);
            _folder.Release(trial.Number);
            _scheduler.Tidy();
            ended?.Report(record);
            failures = record.State == TrialState.Failed ? failures + 1 : 0;
        }
        throw new ShowrunnerException(
            $"Five trials in a row failed. The last one: {Study.TrialsIn(TrialState.Failed)[^1].FailureReason} "
                + "Narrow the space, or remove the cause, and run the same command again."
        );
    }

    /// <summary>The checkpoint of a candidate, to write with or to train on; null when it is not in this worker's folder.</summary>
    public string? CheckpointOf(Candidate candidate) => _folder.Has(candidate.Number) ? _folder.CheckpointOf(candidate.Number) : null;

    /// <summary>The options that a candidate is trained with.</summary>
    public TrainingOptions OptionsOf(Candidate candidate) => _candidateOptions.Of(candidate);

    /// <summary>
    /// The options of a candidate that differ from what <c>train</c> would choose, under their names on its command line. None for the
    /// candidate that <c>train</c> itself would choose for the same cost: with more time it chooses better.
    /// </summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="minutes">The time that <c>train</c> will be given, which its choice depends on; null for epochs.</param>
    public IReadOnlyList<KeyValuePair<string, object>> ArgumentsOf(Candidate candidate, double? minutes = null) =>
        _candidateOptions.ArgumentsOf(candidate, minutes);

    /// <summary>
    /// How much each option decides whether a candidate is among the best at the first rung, the most important first; empty for fewer
    /// than two candidates.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, double>> Importances() => TuningResults.Of(Candidates, Budget, _settings.Prune).Importances;

    /// <summary>The candidate with the options that <c>train</c> chooses by itself; null where the space does not have them.</summary>
    internal Candidate? Usual =>
        _candidateOptions.UsualValues is { } values
            ? Candidates.FirstOrDefault(candidate =>
                candidate.Parameters.Count == values.Count
                && values.All(value => candidate.Parameters.TryGetValue(value.Key, out var its) && Same(its, value.Value))
            )
            : null;

    // A whole number is an int in options and a long in trials.
    private static bool Same(object? one, object? other) =>
        one is IConvertible a && other is IConvertible b && one is not (bool or string)
            ? a.ToDouble(CultureInfo.InvariantCulture) == b.ToDouble(CultureInfo.InvariantCulture)
            : Equals(one, other);
}
