using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Stores studies in memory. Safe for several threads and several <see cref="Study"/> objects.</summary>
public sealed class InMemoryStorage : IStudyStorage
{
    private readonly Lock _gate = new();
    private readonly StudyTables _tables = new();

    /// <inheritdoc/>
    public string Address => "memory";

    /// <inheritdoc/>
    public bool IsShared => false;

    /// <inheritdoc/>
    public bool IsServer => false;

    /// <inheritdoc/>
    public bool HasHeartbeats => false;

    /// <inheritdoc/>
    public bool CanRename => true;

    /// <inheritdoc/>
    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions)
    {
        lock (_gate)
            return _tables.CreateStudy(name, directions);
    }

    /// <inheritdoc/>
    public StudyRecord? FindStudy(string name)
    {
        lock (_gate)
            return _tables.Find(name);
    }

    /// <inheritdoc/>
    public IReadOnlyList<StudyRecord> Studies()
    {
        lock (_gate)
            return [.. _tables.Studies];
    }

    /// <inheritdoc/>
    public void DeleteStudy(StudyRecord study)
    {
        lock (_gate)
            _tables.DeleteStudy(study.Id);
    }

    /// <inheritdoc/>
    public StudyRecord RenameStudy(StudyRecord study, string name)
    {
        ParameterNames.Check(name, "a study");
        lock (_gate)
            return _tables.RenameStudy(study.Id, name);
    }

    /// <inheritdoc/>
    public StudyRecord WidenParameter(StudyRecord study, string parameter, Distribution to)
    {
        lock (_gate)
        {
            var (old, trials) = (_tables.Require(study.Id).Record, new ParameterWidening(parameter, to).Of(_tables.Require(study.Id).All));
            _tables.DeleteStudy(old.Id);
            var wide = _tables.CreateStudy(old.Name, old.Directions);
            foreach (var (key, value) in old.SystemAttributes)
                _tables.SetStudyAttribute(wide.Id, AttributeOwner.System, key, value);
            foreach (var (key, value) in old.UserAttributes)
                _tables.SetStudyAttribute(wide.Id, AttributeOwner.User, key, value);
            foreach (var trial in trials)
                _tables.Add(wide.Id, trial);
            return _tables.Find(old.Name)!;
        }
    }

    /// <inheritdoc/>
    public void SetStudyAttribute(StudyRecord study, AttributeOwner owner, string key, object? value)
    {
        lock (_gate)
            _tables.SetStudyAttribute(study.Id, owner, key, value);
    }

    /// <inheritdoc/>
    public void Sync(TrialTable table)
    {
        lock (_gate)
            _tables.Require(table.StudyRecord.Id).Sync(table);
    }

    /// <inheritdoc/>
    public FrozenTrial Start(TrialTable table, DateTimeOffset started)
    {
        lock (_gate)
        {
            var study = _tables.Require(table.StudyRecord.Id);
            var trial = study.Waiting() is { } waiting
                ? _tables.Replace(waiting with { State = TrialState.Running, Started = started })
                : _tables.Add(
                    table.StudyRecord.Id,
                    new()
                    {
                        Id = 0,
                        Number = 0,
                        State = TrialState.Running,
                        Started = started,
                    }
                );
            study.Sync(table);
            return trial;
        }
    }

    /// <inheritdoc/>
    public FrozenTrial? Take(TrialTable table, long trialId, DateTimeOffset started)
    {
        lock (_gate)
        {
            var study = _tables.Require(table.StudyRecord.Id);
            var trial = _tables.Unfinished(trialId);
            var taken = trial.State == TrialState.Waiting ? trial with { State = TrialState.Running, Started = started } : null;
            if (taken is not null)
                _tables.Replace(taken);
            study.Sync(table);
            return taken;
        }
    }

    /// <inheritdoc/>
    public FrozenTrial Add(TrialTable table, FrozenTrial trial)
    {
        lock (_gate)
        {
            var study = _tables.Require(table.StudyRecord.Id);
            study.CheckCompatible(trial.Parameters);
            var added = _tables.Add(table.StudyRecord.Id, trial);
            study.Sync(table);
            return added;
        }
    }

    /// <inheritdoc/>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes)
    {
        lock (_gate)
        {
            var trial = _tables.Unfinished(trialId);
            var study = _tables.StudyOf(trialId);
            study.CheckCompatible(changes.Parameters);
            trial = _tables.Replace(changes.ApplyTo(trial));
            study.Sync(table);
            return trial;
        }
    }

    /// <summary>Does nothing: the studies live as long as the object.</summary>
    public void Dispose() { }
}
