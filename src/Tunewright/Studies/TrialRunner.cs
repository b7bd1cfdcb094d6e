using System.Collections.Immutable;

namespace Tunewright;

/// <content>What every trial goes through, whoever runs it.</content>
public sealed partial class Study
{
    private static readonly TimeSpan BatchPoll = TimeSpan.FromMilliseconds(2);

    /// <summary>Begins a trial. With a batch size it sees only the batches before its own, and waits until they have ended.</summary>
    internal StudyTrial Begin(int? batchSize, CancellationToken cancellation)
    {
        FailSilent();
        return Begin(Storage.Start(Table, Now()), batchSize, cancellation);
    }

    /// <summary>Begins a trial that the storage has started.</summary>
    internal StudyTrial Begin(FrozenTrial record, int? batchSize, CancellationToken cancellation)
    {
        try
        {
            var history = batchSize is { } size
                ? Before(record.Number - record.Number % size, cancellation)
                : Table.Snapshot(record.Number, Latest);
            Duplicates?.Learn(history);
            var trial = new StudyTrial(this, record, Pruner.Comparable(history, record.Number), batchSize, cancellation);
            _running[record.Id] = trial;
            _pulse?.Add(trial);
            trial.SampleJoint();
            return trial;
        }
        catch (Exception e)
        {
            Forget(record.Id);
            Storage.Write(
                Table,
                record.Id,
                EndOf(record, TrialState.Failed, [], new() { SystemAttributes = [(FrozenTrial.FailureReasonAttribute, Reason(e))] })
            );
            throw;
        }
    }

    /// <summary>Ends a trial and writes all that happened to it.</summary>
    internal FrozenTrial End(StudyTrial trial, TrialState state, ImmutableArray<double> values, string? reason)
    {
        if (reason is not null)
            trial.NoteFailure(reason);
        return Close(
            trial,
            trial.Write(changes => Storage.Write(Table, trial.Record.Id, EndOf(trial.Record, state, values, changes)), ends: true)
        );
    }

    /// <summary>Ends a trial as complete or pruned and begins the next, which storages can write at once.</summary>
    /// <returns>The ended trial, and the other for <see cref="Begin(FrozenTrial, int?, CancellationToken)"/>.</returns>
    internal (FrozenTrial Ended, FrozenTrial Begun) EndAndStart(StudyTrial trial, TrialState state, ImmutableArray<double> values)
    {
        FailSilent();
        FrozenTrial? begun = null;
        var ended = Close(
            trial,
            trial.Write(
                changes =>
                {
                    (var stored, begun) = Storage.WriteAndStart(Table, trial.Record.Id, EndOf(trial.Record, state, values, changes), Now());
                    return stored;
                },
                ends: true
            )
        );
        return (ended, begun!);
    }

    /// <summary>Whether <see cref="EndAndStart"/> can end a trial so, and the sampler has more to try then.</summary>
    internal bool CanEndAndStart(StudyTrial trial, TrialState state, ImmutableArray<double> values)
    {
        if (state == TrialState.Failed)
            return false;
        var now = Table.Snapshot(trial.Number, Latest);
        // Of another lineage: this trial may still end otherwise.
        return !Sampler.IsExhausted(
            new()
            {
                StudyName = Name,
                Directions = Directions,
                Lineage = trial,
                Finished = new AppendedList<FrozenTrial>(now.Finished, trial.Record with { State = state, Values = values }),
                Running = now.Running,
            }
        );
    }

    /// <summary>What an objective's values make of its trial.</summary>
    internal (TrialState State, ImmutableArray<double> Values, string? Reason) Judge(IReadOnlyList<double> values) =>
        Judge(values, state: null);

    /// <summary>Ends a trial whose objective threw. The trial may have ended already, when the objective told it or another worker gave it up.</summary>
    internal FrozenTrial Fail(StudyTrial trial, Exception e)
    {
        try
        {
            return End(trial, TrialState.Failed, [], Reason(e));
        }
        catch (TrialFinishedException finished)
        {
            Forget(trial.Record.Id);
            return finished.Trial;
        }
    }

    /// <summary>The best trial that this process knows of, without asking the storage.</summary>
    internal FrozenTrial? BestKnown() => Directions.Length == 1 ? _best.Of(Table.Snapshot(asking: -1, latest: trial => trial)) : null;

    /// <summary>Whether a stop condition is met, or the sampler has nothing left to try.</summary>
    internal bool IsOver(IReadOnlyList<StopCondition> conditions)
    {
        var history = Table.Snapshot(asking: -1, Latest);
        return Sampler.IsExhausted(history) || conditions.Any(condition => condition.IsMet(history, Now()));
    }

    /// <summary>Writes what happened to a running trial, so that other workers see it.</summary>
    internal void Flush(StudyTrial trial) => trial.Write(changes => Storage.Write(Table, trial.Record.Id, changes), ends: false);

    /// <summary>Asks the pruner. In batches it sees what the trial's sampler saw.</summary>
    internal PruningDecision Decide(StudyTrial trial, bool isTableFresh)
    {
        if (trial.BatchSize is { } size)
            return Pruner.Decide(PrunerView(Table.SnapshotInOrder(trial.Number - trial.Number % size)), trial.Record);
        if (!isTableFresh)
            Storage.Sync(Table);
        return Pruner.Decide(PrunerView(Table.Snapshot(trial.Number, Latest)), trial.Record);
    }

    /// <summary>The time as every storage can keep it: to the microsecond.</summary>
    internal DateTimeOffset Now() => Time.GetUtcNow() is var now ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)) : default;

    private static string Reason(Exception e) => $"{e.GetType()}: {e.Message}";

    /// <summary>Of several objectives the pruner sees the direction of the one that is reported.</summary>
    private StudyHistory PrunerView(StudyHistory history) =>
        PruningMetric is not { } metric || Directions.Length == 1
            ? history
            : new()
            {
                StudyName = history.StudyName,
                Directions = [Directions[MetricNames.IndexOf(metric)]],
                Lineage = history.Lineage,
                Finished = history.Finished,
                Running = history.Running,
            };

    private void FailSilent()
    {
        if (Storage is IHeartbeatStorage { HeartbeatInterval: not null } watched)
        {
            foreach (var silent in watched.FailSilent(Table, Now()))
                _options.OnSilentTrial?.Invoke(this, silent);
        }
    }

    private TrialChanges EndOf(FrozenTrial record, TrialState state, ImmutableArray<double> values, TrialChanges changes)
    {
        if (
            state == TrialState.Pruned
            && Directions.Length == 1
            && record.LastStep is { } step
            && !double.IsNaN(record.IntermediateValues[step])
        )
        {
            values = [record.IntermediateValues[step]];
        }

        return changes with
        {
            State = state,
            Values = values,
            Completed = Now(),
        };
    }

    private FrozenTrial Close(StudyTrial trial, FrozenTrial ended)
    {
        trial.Close(ended);
        Forget(ended.Id);
        return ended;
    }

    private void Forget(long id)
    {
        _running.TryRemove(id, out _);
        _pulse?.Remove(id);
    }

    private StudyHistory Before(int number, CancellationToken cancellation)
    {
        while (Table.FinishedInOrder < number)
        {
            cancellation.WaitHandle.WaitOne(BatchPoll);
            cancellation.ThrowIfCancellationRequested();
            Storage.Sync(Table);
        }
        return Table.SnapshotInOrder(number);
    }
}
