namespace Tunewright;

/// <summary>
/// What this process knows about a study's trials. A storage brings it up to date. Its snapshots cost the same, however many
/// trials there are. Safe for several threads.
/// </summary>
public sealed class TrialTable(StudyRecord study)
{
    private readonly Lock _gate = new();
    private long _cursor;
    private readonly List<FrozenTrial?> _byNumber = [];
    private readonly AppendOnlyList<FrozenTrial> _finished = new();
    private readonly AppendOnlyList<FrozenTrial> _finishedInOrder = new();
    private readonly SortedDictionary<int, FrozenTrial> _running = [];
    private readonly SortedDictionary<int, FrozenTrial> _waiting = [];
    private TimeSpan _longest;

    /// <summary>The study that the trials belong to.</summary>
    public StudyRecord StudyRecord { get; } = study;

    /// <summary>How far the storage has read, in its own count: 0 before it has read anything. For authors of storages.</summary>
    public long Cursor
    {
        get
        {
            lock (_gate)
                return _cursor;
        }
    }

    /// <summary>The distribution that each parameter had first in this study, as far as this process knows.</summary>
    internal FirstDistributions Distributions { get; } = new();

    /// <summary>The number of trials, unfinished ones included.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _byNumber.Count;
        }
    }

    /// <summary>Waiting and running trials, by number.</summary>
    public IReadOnlyList<FrozenTrial> Unfinished
    {
        get
        {
            lock (_gate)
                return [.. _running.Values.Concat(_waiting.Values).OrderBy(trial => trial.Number)];
        }
    }

    /// <summary>Running trials, by number.</summary>
    internal IReadOnlyList<FrozenTrial> Running
    {
        get
        {
            lock (_gate)
                return [.. _running.Values];
        }
    }

    /// <summary>The oldest waiting trials, by number.</summary>
    internal IReadOnlyList<FrozenTrial> FirstWaiting(int count)
    {
        lock (_gate)
            return [.. _waiting.Values.Take(count)];
    }

    /// <summary>The time that the longest of the finished trials took.</summary>
    internal TimeSpan Longest
    {
        get
        {
            lock (_gate)
                return _longest;
        }
    }

    /// <summary>Notes that the storage has read as far as <paramref name="cursor"/>; never goes back. For authors of storages.</summary>
    public void AdvanceTo(long cursor)
    {
        lock (_gate)
            _cursor = Math.Max(_cursor, cursor);
    }

    /// <summary>Adds or replaces a trial; a finished trial is not replaced. For authors of storages.</summary>
    public void Apply(FrozenTrial trial)
    {
        lock (_gate)
        {
            while (_byNumber.Count <= trial.Number)
                _byNumber.Add(null);
            if (_byNumber[trial.Number] is { } known && known.State.IsFinished())
                return;
            _byNumber[trial.Number] = trial;
            foreach (var parameter in trial.Parameters.AsSpan())
                Distributions.Add(parameter.Name, parameter.Distribution);
            _running.Remove(trial.Number);
            _waiting.Remove(trial.Number);
            if (!trial.State.IsFinished())
            {
                (trial.State == TrialState.Running ? _running : _waiting)[trial.Number] = trial;
                return;
            }
            _finished.Add(trial);
            _longest = trial.Duration > _longest ? trial.Duration.Value : _longest;
            while (_finishedInOrder.Count < _byNumber.Count && _byNumber[_finishedInOrder.Count] is { } next && next.State.IsFinished())
                _finishedInOrder.Add(next);
        }
    }

    /// <summary>The trial of that number, or <see langword="null"/>.</summary>
    public FrozenTrial? Find(int number)
    {
        lock (_gate)
            return number >= 0 && number < _byNumber.Count ? _byNumber[number] : null;
    }

    /// <summary>All trials as they are now, by number.</summary>
    public IReadOnlyList<FrozenTrial> All()
    {
        lock (_gate)
            return [.. _byNumber.OfType<FrozenTrial>()];
    }

    /// <summary>The number of trials, counted from number 0, that have all ended.</summary>
    internal int FinishedInOrder
    {
        get
        {
            lock (_gate)
                return _finishedInOrder.Count;
        }
    }

    /// <summary>Everything that is known now; <paramref name="asking"/> is left out of the running trials.</summary>
    internal StudyHistory Snapshot(int asking, Func<FrozenTrial, FrozenTrial> latest)
    {
        IReadOnlyList<FrozenTrial> ended;
        List<FrozenTrial> running = [];
        lock (_gate)
        {
            ended = _finished.View(_finished.Count);
            foreach (var trial in _running.Values)
            {
                if (trial.Number != asking)
                    running.Add(trial);
            }
        }
        for (var i = 0; i < running.Count; i++)
            running[i] = latest(running[i]);
        return new()
        {
            StudyName = StudyRecord.Name,
            Directions = StudyRecord.Directions,
            Lineage = _finished,
            Finished = ended,
            Running = running,
        };
    }

    /// <summary>The trials with a number below <paramref name="count"/>, all of which have ended.</summary>
    internal StudyHistory SnapshotInOrder(int count)
    {
        lock (_gate)
        {
            return new()
            {
                StudyName = StudyRecord.Name,
                Directions = StudyRecord.Directions,
                Lineage = _finishedInOrder,
                Finished = _finishedInOrder.View(count),
            };
        }
    }
}
