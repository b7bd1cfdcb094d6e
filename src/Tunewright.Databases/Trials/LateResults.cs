namespace Tunewright.Databases;

/// <summary>
/// Writes changes of trials. A trial of this process that others have failed, because its heartbeats were missing, continues under a new
/// number, so that nothing its worker found is lost.
/// </summary>
internal sealed class LateResults(TrialOperations operations, TrialChecks checks, OwnTrials own)
{
    /// <summary>In the trial that holds a late result: the number of the trial that was failed.</summary>
    public const string Attribute = "late_result_of";

    /// <summary>The id under which the trial continues, and its changes as they will be read again.</summary>
    /// <exception cref="ArgumentException">The database cannot hold them.</exception>
    /// <exception cref="TrialFinishedException">The trial has ended.</exception>
    public (long TrialId, TrialChanges Changes) Prepare(TrialTable table, long trialId, TrialChanges changes)
    {
        trialId = own.Current(trialId);
        try
        {
            checks.Check(StudyKey.Of(table.StudyRecord), changes);
        }
        catch (ArgumentException) when (!own.Contains(trialId) && operations.Find(trialId) is { } ended && ended.State.IsFinished())
        {
            throw new TrialFinishedException(ended);
        }
        return (trialId, changes with { Completed = changes.Completed?.ToMicroseconds() });
    }

    /// <summary>Writes changes that <see cref="Prepare"/> has returned.</summary>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes)
    {
        var (before, trial) = operations.Write(table, trialId, changes);
        if (trial is null)
            throw new KeyNotFoundException($"There is no trial with id {trialId}; its study may have been deleted.");
        var wasOurs = trial.State.IsFinished() && own.Remove(trialId);
        if (before is TrialState.Running or TrialState.Waiting)
            return trial;
        return before == TrialState.Failed && wasOurs ? Continue(table, trial, changes) : throw new TrialFinishedException(trial);
    }

    private FrozenTrial Continue(TrialTable table, FrozenTrial failed, TrialChanges changes)
    {
        var attributes = failed.SystemAttributes.Remove(FrozenTrial.FailureReasonAttribute).SetItem(Attribute, (long)failed.Number);
        var next = operations.Add(
            table,
            failed with
            {
                State = TrialState.Running,
                Completed = null,
                Values = [],
                SystemAttributes = attributes,
            }
        );
        own.Set(table, next);
        own.Continue(failed.Id, next.Id);
        var (trialId, prepared) = Prepare(table, next.Id, changes);
        return Write(table, trialId, prepared);
    }
}
