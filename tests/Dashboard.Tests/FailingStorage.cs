using System.Collections.Immutable;

namespace Dashboard.Tests;

/// <summary>A storage in memory that can be told to fail, and that counts the studies it was asked to sync.</summary>
internal sealed class FailingStorage : IStudyStorage
{
    private readonly InMemoryStorage _storage = new();
    private int _syncs;

    /// <summary>Why everything fails now.</summary>
    public string? Failure { get; set; }

    public int Syncs => _syncs;

    public string Address => "failing";

    private InMemoryStorage Working => Failure is { } failure ? throw new IOException(failure) : _storage;

    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions) => Working.CreateStudy(name, directions);

    public StudyRecord? FindStudy(string name) => Working.FindStudy(name);

    public IReadOnlyList<StudyRecord> Studies() => Working.Studies();

    public void DeleteStudy(StudyRecord study) => Working.DeleteStudy(study);

    public StudyRecord WidenParameter(StudyRecord study, string parameter, Distribution to) => Working.WidenParameter(study, parameter, to);

    public void SetStudyAttribute(StudyRecord study, AttributeOwner owner, string key, object? value) =>
        Working.SetStudyAttribute(study, owner, key, value);

    public void Sync(TrialTable table)
    {
        Interlocked.Increment(ref _syncs);
        Working.Sync(table);
    }

    public FrozenTrial Start(TrialTable table, DateTimeOffset started) => Working.Start(table, started);

    public FrozenTrial? Take(TrialTable table, long trialId, DateTimeOffset started) => Working.Take(table, trialId, started);

    public FrozenTrial Add(TrialTable table, FrozenTrial trial) => Working.Add(table, trial);

    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes) => Working.Write(table, trialId, changes);

    public void Dispose() { }
}
