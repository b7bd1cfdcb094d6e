using System.Collections.Immutable;

namespace Tunewright.Tests.Studies;

/// <summary>Memory, for storages that differ from it in one thing.</summary>
internal abstract class StorageOverMemory : IStudyStorage
{
    public string Address => Memory.Address;

    protected InMemoryStorage Memory { get; } = new();

    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions) => Memory.CreateStudy(name, directions);

    public StudyRecord? FindStudy(string name) => Memory.FindStudy(name);

    public IReadOnlyList<StudyRecord> Studies() => Memory.Studies();

    public void DeleteStudy(StudyRecord study) => Memory.DeleteStudy(study);

    public StudyRecord WidenParameter(StudyRecord study, string parameter, Distribution to) => Memory.WidenParameter(study, parameter, to);

    public void SetStudyAttribute(StudyRecord study, AttributeOwner owner, string key, object? value) =>
        Memory.SetStudyAttribute(study, owner, key, value);

    public void Sync(TrialTable table) => Memory.Sync(table);

    public FrozenTrial Start(TrialTable table, DateTimeOffset started) => Memory.Start(table, started);

    public FrozenTrial? Take(TrialTable table, long trialId, DateTimeOffset started) => Memory.Take(table, trialId, started);

    public FrozenTrial Add(TrialTable table, FrozenTrial trial) => Memory.Add(table, trial);

    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes) => Memory.Write(table, trialId, changes);

    public virtual (FrozenTrial Ended, FrozenTrial Begun) WriteAndStart(
        TrialTable table,
        long trialId,
        TrialChanges changes,
        DateTimeOffset started
    ) => (Write(table, trialId, changes), Start(table, started));

    public void Dispose() => Memory.Dispose();
}
