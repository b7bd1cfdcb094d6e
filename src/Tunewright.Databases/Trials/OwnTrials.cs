using System.Collections.Concurrent;

namespace Tunewright.Databases;

/// <summary>
/// The running trials of this process. The record of each is in the table through which it was started; nobody else changes the trial.
/// </summary>
internal sealed class OwnTrials
{
    private readonly ConcurrentDictionary<long, (TrialTable Table, int Number)> _running = new();
    private readonly ConcurrentDictionary<long, long> _successors = new();

    /// <summary>The trials that run here, by study.</summary>
    public ILookup<StudyKey, long> ByStudy => _running.ToLookup(trial => StudyKey.Of(trial.Value.Table.StudyRecord), trial => trial.Key);

    /// <summary>Notes a trial that runs here, or what happened to it.</summary>
    public void Set(TrialTable table, FrozenTrial trial)
    {
        table.Apply(trial);
        _running[trial.Id] = (table, trial.Number);
    }

    public bool Contains(long id) => _running.ContainsKey(id);

    /// <summary>The trial as it is stored, or <see langword="null"/> if it does not run here.</summary>
    public FrozenTrial? Find(long id) =>
        _running.TryGetValue(id, out var home) && home.Table.Find(home.Number) is { State: TrialState.Running } trial ? trial : null;

    /// <returns>Whether it ran here.</returns>
    public bool Remove(long id) => _running.TryRemove(id, out _);

    /// <summary>Notes that a trial which was failed by others continues as another one.</summary>
    public void Continue(long id, long successor) => _successors[id] = successor;

    /// <summary>The id under which a trial continues; its own in most cases.</summary>
    public long Current(long id)
    {
        while (_successors.TryGetValue(id, out var successor))
            id = successor;
        return id;
    }

    /// <summary>The trial's name in messages.</summary>
    public string Name(long id) => _running.TryGetValue(id, out var home) ? $"{home.Number}" : $"with id {id}";
}
