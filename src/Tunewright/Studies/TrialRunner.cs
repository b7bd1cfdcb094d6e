using System.Collections.Concurrent;

namespace Tunewright;

/// <summary>Takes the trials of one study from start to end in this process, and has the storage write what happens to them.</summary>
internal sealed class TrialRunner
{
    /// <summary>In real time, whatever the study's clock: other threads and processes end the trials that a batch waits for.</summary>
    private static readonly TimeSpan BatchPoll = TimeSpan.FromMilliseconds(2);
    private readonly ConcurrentDictionary<long, StudyTrial> _running = new();
    private readonly BestTrials _best = new();
    private readonly KnownPoints _points = new();
    private readonly IStudyStorage _storage;
    private readonly StudyRecord _study;
    private readonly RunningTrialWriter? _writer;

    /// <summary>Reads what the storage knows of the study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="storage">Where it is stored.</param>
    /// <param name="options">How it searches.</param>
    /// <param name="metrics">Its objectives' names.</param>
    public TrialRunner(StudyRecord study, IStudyStorage storage, StudyOptions options, StudyMetrics metrics)
    {
        (_study, _storage, Metrics) = (study, storage, metrics);
        (Sampler, Pruner, Time) = (options.Sampler ?? new TpeSampler(), options.Pruner ?? new MedianPruner(), options.Time);
        Duplicates = options.AvoidDuplicates ? new() : null;
        Table = new(study);
        // Where no other process can look, trials are written at their end alone.
        _writer = storage.IsShared ? new(Time, () => _running.Values, Flush) : null;
        storage.Sync(Table);
    }

    public ISampler Sampler { get; }

    public IPruner Pruner { get; }

    public DuplicateTree? Duplicates { get; }

    public TimeProvider Time { get; }

    /// <summary>What this process knows of the study's trials.</summary>
    public TrialTable Table { get; }

    public StudyMetrics Metrics { get; set; }

    /// <summary>The best trial that this process knows of, without asking the storage.</summary>
    public FrozenTrial? BestKnown => Objectives == 1 ? _best.Of(Table.Snapshot(asking: -1, latest: trial => trial)) : null;

    /// <summary>The highest step of a report.</summary>
    public long MaxStep => _storage.MaxStep;

    /// <summary>The storage's name in messages.</summary>
    public string Address => _storage.Address;

    /// <summary>Where warnings go during a search.</summary>
    public SearchDisplay? Display { get; set; }

    public void Warn(string warning) => Display?.Warn(warning);

    private int Objectives => _study.Directions.Length;

    /// <summary>Begins a trial. With a batch size it sees only the batches before its own, and waits until they have ended.</summary>
    public StudyTrial Begin(int? batchSize, CancellationToken cancellation) => Begin(_storage.Start(Table, Now()), batchSize, cancellation);

    /// <summary>Begins a trial that the storage has started.</summary>
    public StudyTrial Begin(FrozenTrial record, int? batchSize, CancellationToken cancellation)
    {
        try
        {
            var history = batchSize is { } size
                ? Before(record.Number - record.Number % size, cancellation)
                : WithoutStale(Table.Snapshot(record.Number, Latest));
            Duplicates?.Learn(history);
            var comparable = Pruner.Comparable(history, record.Number).Within(history);
            var trial = new StudyTrial(this, record, comparable, batchSize, cancellation);
            _running[record.Id] = trial;
            _writer?.Wake();
            trial.SampleJoint();
            return trial;
        }
        catch (Exception exception)
        {
            Forget(record.Id);
            EndStored(record, TrialOutcome.Failed(exception));
            throw;
        }
    }

    /// <summary>Ends a trial and writes all that happened to it.</summary>
    /// <exception cref="ArgumentException">The storage refuses what happened to the trial, which has ended as failed without it.</exception>
    public FrozenTrial End(StudyTrial trial, TrialOutcome outcome)
    {
        if (outcome.Reason is { } reason)
            trial.NoteFailure(reason);
        try
        {
            return Close(
                trial,
                trial.Write(changes => _storage.Write(Table, trial.Record.Id, End(changes, trial.Record, outcome)), ends: true)
            );
        }
        catch (ArgumentException exception)
        {
            trial.Drop();
            var ended = Close(trial, EndStored(trial.Record, outcome.Reason is null ? TrialOutcome.Failed(exception) : outcome));
            if (outcome.State == TrialState.Failed)
                return ended;
            throw;
        }
    }

    /// <summary>Ends a trial that this process runs, or another one does.</summary>
    public FrozenTrial End(FrozenTrial known, TrialOutcome outcome) =>
        _running.TryGetValue(known.Id, out var trial) ? End(trial, outcome) : EndStored(known, outcome);

    /// <summary>Ends a trial as complete or pruned and begins the next, which storages can write at once.</summary>
    /// <returns>The ended trial, and the other for <see cref="Begin(FrozenTrial, int?, CancellationToken)"/>.</returns>
    public (FrozenTrial Ended, FrozenTrial Begun) EndAndStart(StudyTrial trial, TrialOutcome outcome)
    {
        FrozenTrial? begun = null;
        var ended = Close(
            trial,
            trial.Write(
                changes =>
                {
                    (var stored, begun) = _storage.WriteAndStart(Table, trial.Record.Id, End(changes, trial.Record, outcome), Now());
                    return stored;
                },
                ends: true
            )
        );
        return (ended, begun!);
    }

    /// <summary>Whether <see cref="EndAndStart"/> can end a trial like this, and the sampler has more to try afterwards.</summary>
    public bool CanEndAndStart(StudyTrial trial, TrialOutcome outcome)
    {
        if (outcome.State == TrialState.Failed)
            return false;
        var now = Table.Snapshot(trial.Number, Latest);
        // Of another lineage: this trial can still end in another way.
        return !Sampler.IsExhausted(
            new()
            {
                StudyName = _study.Name,
                Directions = _study.Directions,
                Lineage = trial,
                Finished = new AppendedList<FrozenTrial>(
                    now.Finished,
                    trial.Record with
                    {
                        State = outcome.State,
                        Values = outcome.Values,
                    }
                ),
                Running = now.Running,
                BeforeLast = now,
            }
        );
    }

    /// <summary>Queues a trial as it is.</summary>
    public void Queue(FrozenTrial queued) => _storage.Add(Table, queued);

    /// <summary>Queues a trial.</summary>
    /// <param name="queued">The trial.</param>
    /// <param name="skipIfExists">Whether to do nothing if a trial has, or is queued with, the same values.</param>
    public void Queue(FrozenTrial queued, bool skipIfExists)
    {
        foreach (var (name, value) in QueuedTrial.Parameters(queued)!)
        {
            if (Table.Distributions.Find(name) is { } known)
                Trial.Given(name, known, value);
        }
        if (skipIfExists)
            _storage.Sync(Table);
        if (!skipIfExists || !_points.Contains(Table, queued))
            Queue(queued);
    }

    /// <summary>
    /// Ends a trial whose objective threw. The trial can have ended before: the objective told it, or another worker gave it up.
    /// </summary>
    public FrozenTrial Fail(StudyTrial trial, TrialOutcome failed)
    {
        try
        {
            return End(trial, failed);
        }
        catch (TrialFinishedException finished)
        {
            Forget(trial.Record.Id);
            return finished.Trial;
        }
    }

    /// <summary>Writes what happened to a running trial, so that other workers see it.</summary>
    public void Flush(StudyTrial trial) => trial.Write(changes => _storage.Write(Table, trial.Record.Id, changes), ends: false);

    /// <summary>Whether a stop condition is met, or the sampler has nothing left to try.</summary>
    public bool IsOver(IReadOnlyList<StopCondition> conditions)
    {
        var history = Table.Snapshot(asking: -1, Latest);
        return Sampler.IsExhausted(history) || conditions.Any(condition => condition.IsMet(history, Now()));
    }

    /// <summary>Asks the pruner. In batches it sees what the trial's sampler saw.</summary>
    public PruningDecision Decide(StudyTrial trial, bool isTableFresh)
    {
        if (trial.BatchSize is { } size)
            return Pruner.Decide(Metrics.ForPruner(Table.SnapshotInOrder(trial.Number - trial.Number % size)), trial.Record);
        if (!isTableFresh)
            _storage.Sync(Table);
        return Pruner.Decide(Metrics.ForPruner(Table.Snapshot(trial.Number, Latest)), trial.Record);
    }

    /// <summary>All trials as they are now, by number.</summary>
    public IReadOnlyList<FrozenTrial> Trials()
    {
        _storage.Sync(Table);
        return [.. Table.All().Select(Latest)];
    }

    /// <summary>The study's trials as they are now, for samplers and pruners.</summary>
    public StudyHistory History()
    {
        _storage.Sync(Table);
        return Table.Snapshot(asking: -1, Latest);
    }

    /// <summary>The best trial now, or <see langword="null"/>.</summary>
    public FrozenTrial? Best() => _best.Of(History());

    /// <summary>A trial that a worker has begun, and may have ended.</summary>
    public FrozenTrial Begun(int number)
    {
        if (Table.Find(number) is not { State: TrialState.Running })
            _storage.Sync(Table);
        var known =
            Table.Find(number)
            ?? throw new ArgumentException(
                FormattableString.Invariant($"The study has no trial {number}; it has {Counted.Of(Table.Count, "trial")}."),
                nameof(number)
            );
        return known.State == TrialState.Waiting
            ? throw new InvalidOperationException($"Trial {number} waits for a worker: it cannot be told before it has begun.")
            : known;
    }

    /// <summary>The time to the microsecond, as every storage can write it.</summary>
    public DateTimeOffset Now() => Time.GetUtcNow().ToMicroseconds();

    private TrialChanges End(TrialChanges changes, FrozenTrial trial, TrialOutcome outcome) =>
        outcome.AddTo(changes, trial, Objectives, Now());

    private FrozenTrial EndStored(FrozenTrial trial, TrialOutcome outcome)
    {
        var reason = new TrialChanges
        {
            SystemAttributes = outcome.Reason is null ? [] : [(FrozenTrial.FailureReasonAttribute, outcome.Reason)],
        };
        return _storage.Write(Table, trial.Id, End(reason, trial, outcome));
    }

    private FrozenTrial Close(StudyTrial trial, FrozenTrial ended)
    {
        trial.Close(ended);
        Forget(ended.Id);
        return ended;
    }

    /// <summary>
    /// The history without running trials that have taken ten times as long as any that has ended, and more than an hour: their workers
    /// are probably gone, and samplers would keep away from their points for ever.
    /// </summary>
    private StudyHistory WithoutStale(StudyHistory history)
    {
        var oldest = Now() - TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerHour, Table.Longest.Ticks * 10));
        if (!history.Running.Any(IsStale))
            return history;
        return new()
        {
            StudyName = history.StudyName,
            Directions = history.Directions,
            Lineage = history.Lineage,
            Finished = history.Finished,
            Running = [.. history.Running.Where(trial => !IsStale(trial))],
        };

        bool IsStale(FrozenTrial trial) => trial.Started < oldest && !_running.ContainsKey(trial.Id);
    }

    private void Forget(long id) => _running.TryRemove(id, out _);

    private StudyHistory Before(int number, CancellationToken cancellation)
    {
        while (Table.FinishedInOrder < number)
        {
            cancellation.WaitHandle.WaitOne(BatchPoll);
            cancellation.ThrowIfCancellationRequested();
            _storage.Sync(Table);
        }
        return Table.SnapshotInOrder(number);
    }

    /// <summary>A trial that runs in this process is further than its storage knows.</summary>
    private FrozenTrial Latest(FrozenTrial trial) =>
        !trial.State.IsFinished() && _running.TryGetValue(trial.Id, out var local) ? local.Record : trial;
}
