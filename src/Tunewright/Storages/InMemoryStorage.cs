using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Keeps studies for as long as the process runs. Safe for several threads and several <see cref="Study"/> objects.</summary>
public sealed class InMemoryStorage : IStudyStorage
{
    private readonly Lock _gate = new();
    private readonly Ledger _ledger = new();

    /// <inheritdoc/>
    public string Address => "memory";

    /// <inheritdoc/>
    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions)
    {
        lock (_gate)
            return _ledger.CreateStudy(name, directions);
    }

    /// <inheritdoc/>
    public StudyRecord? FindStudy(string name)
    {
        lock (_gate)
            return _ledger.Find(name);
    }

    /// <inheritdoc/>
    public IReadOnlyList<StudyRecord> Studies()
    {
        lock (_gate)
            return [.. _ledger.Studies];
    }

    /// <inheritdoc/>
    public void DeleteStudy(long studyId)
    {
        lock (_gate)
            _ledger.DeleteStudy(studyId);
    }

    /// <inheritdoc/>
    public void SetStudyAttribute(long studyId, AttributeOwner owner, string key, object? value)
    {
        lock (_gate)
            _ledger.SetStudyAttribute(studyId, owner, key, value);
    }

    /// <inheritdoc/>
    public void Sync(TrialTable table)
    {
        lock (_gate)
            _ledger.Study(table.Study.Id).Sync(table);
    }

    /// <inheritdoc/>
    public FrozenTrial Start(TrialTable table, DateTimeOffset started)
    {
        lock (_gate)
        {
            var study = _ledger.Study(table.Study.Id);
            var trial = study.Waiting() is { } waiting
                ? _ledger.Replace(waiting with { State = TrialState.Running, Started = started })
                : _ledger.Add(
                    table.Study.Id,
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
    public FrozenTrial Add(TrialTable table, FrozenTrial trial)
    {
        lock (_gate)
        {
            var study = _ledger.Study(table.Study.Id);
            study.CheckCompatible(trial.Parameters);
            var added = _ledger.Add(table.Study.Id, trial);
            study.Sync(table);
            return added;
        }
    }

    /// <inheritdoc/>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes)
    {
        lock (_gate)
        {
            var trial = _ledger.Unfinished(trialId);
            var study = _ledger.StudyOf(trialId);
            study.CheckCompatible(changes.Parameters);
            trial = _ledger.Replace(changes.ApplyTo(trial));
            study.Sync(table);
            return trial;
        }
    }

    /// <summary>Does nothing: what is kept goes with the object.</summary>
    public void Dispose() { }
}
