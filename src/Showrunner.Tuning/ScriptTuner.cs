using System.Runtime.InteropServices;
using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>
/// Searches the options that a show is learnt best with, by validation loss at equal cost. Several processes may work on one study.
/// A candidate that pauses keeps its checkpoint, and goes on from it when it is promoted; so does one that was cut off.
/// </summary>
/// <remarks>
/// Python's Optuna reads all of it: what goes on is a new trial with the same parameters and the user attribute <c>continues</c>; the one
/// before is pruned if it paused, failed if it was cut off.
/// </remarks>
public sealed class ScriptTuner
{
    private const int MostFailuresInARow = 5,
        PausedKept = 5;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.25);

    private readonly Corpus _training,
        _validation;
    private readonly TuningOptions _options;
    private readonly TuningSettings _settings;
    private readonly HalvingPruner? _pruner;
    private readonly TrialFolder _folder;

    /// <summary>Creates the study, or goes on with it.</summary>
    /// <param name="training">What is learnt.</param>
    /// <param name="validation">What the models are judged by.</param>
    /// <param name="options">How to search.</param>
    /// <exception cref="ShowrunnerException">The study searches another text, or otherwise than the options ask.</exception>
    public ScriptTuner(Corpus training, Corpus validation, TuningOptions options)
    {
        if (options.Trials < 1)
            throw new ShowrunnerException($"The number of trials is {options.Trials}; it must be at least 1.");
        (_training, _validation, _options) = (training, validation, options);
        _settings = TuningSettings.Of(options, training, validation);
        // Of a known number of candidates enough will come to every rung; how many come before a time is over is not known.
        _pruner = _settings.Prune ? new(Budget.Rungs, waits: options.Trials is not null) : null;
        _folder = new(options.Folder);
        Study = Study.Create(
            new()
            {
                Name = options.Study,
                Storage = options.Storage,
                LoadIfExists = true,
                Sampler = options.Sampler ?? new TpeSampler(new TpeOptions { Group = true }),
                Pruner = _pruner ?? (IPruner)new NoPruner(),
            }
        );
        _settings.KeepIn(Study);
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>What is searched.</summary>
    public SearchSpace Space => _settings.Space;

    /// <summary>What each candidate may cost.</summary>
    public TrialBudget Budget => _settings.Budget;

    /// <summary>All choices of options that were tried, by all workers, oldest first.</summary>
    public IReadOnlyList<Candidate> Candidates => Candidate.Of(Study.Trials);

    /// <summary>Trains candidates until there is none left to begin or to go on with, those of other workers included.</summary>
    /// <param name="ended">Told of each trial that ended here.</param>
    /// <param name="stop">Cuts the trial under way, with which the next worker goes on.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ShowrunnerException">A checkpoint cannot be written, or trial after trial fails.</exception>
    public void Work(IProgress<FrozenTrial>? ended = null, CancellationToken stop = default)
    {
        for (var failures = 0; failures < MostFailuresInARow; )
        {
            stop.ThrowIfCancellationRequested();
            var (trial, held, isOver) = Next();
            if (isOver)
                return;
            if (trial is null)
            {
                stop.WaitHandle.WaitOne(Poll);
                continue;
            }
            FrozenTrial record;
            using (held)
                record = Run(trial, stop);
            _folder.Release(trial.Number);
            Tidy();
            ended?.Report(record);
            failures = record.State == TrialState.Failed ? failures + 1 : 0;
        }
        throw new ShowrunnerException(
            $"The last {MostFailuresInARow} trials failed, at last because: {Study.TrialsIn(TrialState.Failed)[^1].FailureReason} Narrow the space, or mend the cause, and run the same command again."
        );
    }

    /// <summary>The checkpoint of a candidate, ready to write with and to go on with; null when it is not in this worker's folder.</summary>
    public string? CheckpointOf(Candidate candidate) => _folder.Has(candidate.Number) ? _folder.CheckpointOf(candidate.Number) : null;

    /// <summary>The options that a candidate is trained with.</summary>
    public TrainingOptions OptionsOf(Candidate candidate)
    {
        var asked = new FixedTrial(candidate.Parameters);
        return Budget.Limit(Space.Ask(asked, Usual, Budget.IsSearched));
    }

    /// <summary>
    /// The options that a candidate is trained with, as far as <c>train</c> would not choose them by itself, under their names on its command line.
    /// None for the candidate that is what <c>train</c> chooses for its cost: with more time it knows better.
    /// </summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="minutes">The time that <c>train</c> will be given, which it chooses by; null for epochs.</param>
    public IReadOnlyList<KeyValuePair<string, object>> ArgumentsOf(Candidate candidate, double? minutes = null)
    {
        var options = OptionsOf(candidate);
        var usual = options == Budget.Limit(Usual) ? options : Space.Suggested(_training, minutes);
        var arguments = Tunable
            .All.Where(tunable =>
                tunable.Name != Tunable.Epochs && tunable.Matters(options) && !tunable.Get(options).Equals(tunable.Get(usual))
            )
            .Select(tunable => KeyValuePair.Create(tunable.Name, tunable.Get(options)));
        return options.Recipe == TrainingRecipe.Notebook
            ? [KeyValuePair.Create("recipe", (object)"notebook"), .. arguments]
            : [.. arguments];
    }

    /// <summary>How much each option decides whether a candidate is among the best where all were compared first, the most important first; empty for fewer than two candidates.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Importances()
    {
        var rung = _pruner is null ? Budget.Parts : Budget.Rungs[0];
        var compared = Candidates
            .Where(candidate => candidate.BestAt(rung) is not null && candidate.Last.Parameters.Length > 0)
            .ToDictionary(candidate => candidate.Last.Number);
        return compared.Count < 2
            ? []
            : PedAnova.Importances(
                [.. compared.Values.Select(candidate => candidate.Last with { State = TrialState.Complete })],
                trial => compared[trial.Number].BestAt(rung)!.Value
            );
    }

    // What suits so much work when all processors do it.
    private TrainingOptions Usual => Space.Suggested(_training, Budget.Minutes * _options.ShareOfProcessors);

    /// <summary>A trial to train, with its lock; none while others may still give cause for one.</summary>
    private (Trial? Trial, IDisposable? Lock, bool IsOver) Next()
    {
        using var alone = _folder.Alone();
        FailAbandoned();
        var trials = Study.Trials;
        var candidates = Candidate.Of(trials);
        if (!trials.Any(trial => trial.State == TrialState.Waiting))
        {
            if (ToGoOnWith(candidates) is { } chosen)
                Study.Enqueue(chosen.Parameters, new Dictionary<string, object?> { [Candidate.ContinuesAttribute] = chosen.Number });
            else if (candidates.Count >= _options.Trials)
                return (null, null, IsOver: !trials.Any(trial => trial.State == TrialState.Running));
            // What `train` would do without a search comes first, so that the search is never worse.
            else if (candidates.Count == 0 && Space.ValuesOf(Budget.Limit(Usual), Budget.IsSearched) is { } values)
                Study.Enqueue(values);
        }
        var begun = Study.Ask();
        if (_folder.Hold(begun.Number) is { } held)
            return (begun, held, IsOver: false);
        Study.Fail(begun.Number, "Its folder is in use.");
        throw new ShowrunnerException(
            $"{_options.Folder}: another study keeps its checkpoints here and is being searched. Give this one a folder of its own."
        );
    }

    /// <summary>Cut candidates first, then promoted ones, as far as their checkpoints are here.</summary>
    private Candidate? ToGoOnWith(IReadOnlyList<Candidate> candidates) =>
        candidates.FirstOrDefault(candidate =>
            candidate.State == CandidateState.Waiting && (!candidate.IsKept || _folder.Has(candidate.Number))
        )
        ?? _pruner
            ?.Promotable(candidates, areAll: candidates.Count >= _options.Trials)
            .FirstOrDefault(candidate => _folder.Has(candidate.Number));

    private void FailAbandoned()
    {
        // Workers of a file share its folder; those of a database server may not, and its heartbeats tell which of them are gone.
        var isShared = _options.Storage is JournalStorage or InMemoryStorage;
        var abandoned = Running().Where(number => _folder.IsAbandoned(number, unmarked: isShared)).ToList();
        // Read again: a worker tells how its trial ended before it lets the lock go.
        foreach (var number in abandoned.Intersect(Running()))
        {
            Study.Fail(number, "Its worker ended before it did; perhaps the memory was too small.");
            _folder.Release(number);
        }
    }

    private IEnumerable<int> Running() => Study.TrialsIn(TrialState.Running).Select(trial => trial.Number);

    private FrozenTrial Run(Trial trial, CancellationToken stop)
    {
        try
        {
            return Train(trial, stop);
        }
        catch (OperationCanceledException)
        {
            trial.SetUserAttribute(Candidate.StoppedAttribute, true);
            NoteCheckpoint(trial);
            Study.Fail(trial.Number, "It was stopped, and goes on as another trial.");
            _folder.Release(trial.Number);
            throw;
        }
        catch (ShowrunnerException exception) when (exception.InnerException is IOException or UnauthorizedAccessException)
        {
            Study.Fail(trial.Number, exception.Message);
            throw;
        }
        catch (Exception exception) when (exception is ShowrunnerException or OutOfMemoryException or ExternalException)
        {
            trial.SetUserAttribute(Candidate.HopelessAttribute, true);
            return Study.Fail(trial.Number, exception.Message);
        }
    }

    private FrozenTrial Train(Trial trial, CancellationToken stop)
    {
        var options = Budget.Limit(Space.Ask(trial, Usual, Budget.IsSearched)) with { Threads = _options.Threads };
        var number = Candidate.NumberOf(trial.Record);
        var checkpoint = _folder.CheckpointOf(number);
        var goesOn = number != trial.Number && File.Exists(checkpoint);
        if (!goesOn)
            File.Delete(checkpoint); // one of a study that was deleted
        using var trainer = goesOn ? Trainer.Resume(checkpoint, _training, _validation) : new Trainer(_training, _validation, options);
        trainer.SavePath = checkpoint;

        // Reports that are later than the checkpoint are made again, so that it comes to hold the best weights again.
        var reports = Budget.ReportsOf(options);
        var behind = (int)(trainer.Position * reports[^1] + 1e-6);
        var losses = goesOn
            ? Candidates.First(candidate => candidate.Number == number).Losses.Where(report => report.Key <= behind).ToDictionary()
            : [];
        foreach (var (step, loss) in losses)
            trial.Report(loss, step);
        foreach (var step in reports.Where(step => !losses.ContainsKey(step)))
        {
            losses[step] = trainer.TrainTo((double)step / reports[^1], cancellationToken: stop);
            if (double.IsNaN(losses[step]))
                throw new ShowrunnerException("The validation loss is not a number any more.");
            NoteCheckpoint(trial);
            trial.SetUserAttribute(Candidate.PositionAttribute, trainer.Position);
            trial.SetUserAttribute(Candidate.SecondsAttribute, trainer.Elapsed.TotalSeconds);
            trial.Report(losses[step], step);
            if (trainer.IsFinished)
                break;
            if (step == reports[^1] || !trial.ShouldPrune())
                continue;
            trainer.Save(checkpoint);
            NoteCheckpoint(trial);
            return Study.Tell(trial, TrialState.Pruned);
        }
        var best = losses.Values.Min();
        // Where another has come to less, nobody asks for the weights.
        if (!Candidates.Any(candidate => candidate.HasEnded && (candidate.Best, candidate.Number).CompareTo((best, number)) < 0))
            trainer.Save(checkpoint);
        return Study.Tell(trial, best);
    }

    private void NoteCheckpoint(Trial trial)
    {
        var record = trial.Record;
        if (_folder.Has(Candidate.NumberOf(record)) && !record.UserAttributes.ContainsKey(Candidate.KeptAttribute))
            trial.SetUserAttribute(Candidate.KeptAttribute, true);
    }

    /// <summary>Keeps the checkpoints of the best, of those that are under way, and of the paused ones nearest to a promotion.</summary>
    private void Tidy()
    {
        using var alone = _folder.Alone();
        var candidates = Candidates;
        var paused = candidates
            .Where(candidate => candidate.State == CandidateState.Paused)
            .GroupBy(candidate => candidate.LastReport)
            .SelectMany(rung => rung.OrderBy(candidate => candidate.Best).Take(PausedKept));
        var underWay = candidates.Where(candidate => candidate.State is CandidateState.Waiting or CandidateState.Training);
        _folder.KeepOnly(
            (
                (IEnumerable<Candidate>)
                    [
                        .. underWay,
                        .. paused,
                        .. candidates.Where(candidate => candidate.HasEnded).OrderBy(candidate => candidate.Best).Take(1),
                    ]
            )
                .Select(candidate => candidate.Number)
                .ToHashSet()
        );
    }
}
