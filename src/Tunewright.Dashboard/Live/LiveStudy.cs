using Tunewright.Plots;

namespace Tunewright.Dashboard;

/// <summary>
/// One study of a storage as all pages see it. The storage is asked once for all of them, and never again for a finished trial.
/// Safe for several threads.
/// </summary>
internal sealed class LiveStudy
{
    /// <summary>How old an answer may be to a page that does not listen.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _reading = new();
    private readonly Lock _gate = new();
    private readonly LiveStorage _storage;
    private readonly StudyDigest _digest;
    private readonly TimeProvider _time;
    private readonly Poller _poller;
    private long _read;
    private (long Revision, int Objective, ImportancesData Data)? _importances;

    /// <summary>Reads the study.</summary>
    public LiveStudy(LiveStorage storage, StudyRecord record, TimeProvider time)
    {
        (_storage, _time, Id) = (storage, time, storage.IdOf(record));
        Study = Study.Load(new() { Storage = storage.Storage, Name = record.Name });
        // Milliseconds, so that a page that knows revisions of an earlier process gets everything.
        _digest = new(Id, storage.Place, record, time.GetUtcNow().ToUnixTimeMilliseconds());
        _digest.Update(record, Study.Trials, time: null);
        _read = time.GetTimestamp();
        _poller = new(Interval, () => Refresh(TimeSpan.Zero), time);
    }

    /// <summary>Its name in addresses.</summary>
    public string Id { get; }

    /// <summary>The study, for what changes it.</summary>
    public Study Study { get; }

    /// <summary>Whether the storage has it no more.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Raised when the study or its storage's state has changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Why its storage cannot be read now.</summary>
    public StorageBody StorageState => _storage.State;

    public int StoragePlace => _storage.Place;

    /// <summary>Follows the study until it is disposed of.</summary>
    public IDisposable Listen() => _poller.Listen();

    /// <summary>Looks at the study as it was last read.</summary>
    public T Read<T>(Func<StudyDigest, T> look)
    {
        lock (_gate)
            return look(_digest);
    }

    /// <summary>Reads what is new, unless that has just been done. A storage that cannot be read is noted, and tried again.</summary>
    public void Refresh() => Refresh(Fresh);

    /// <summary>Reads what is new after a change of our own.</summary>
    public void RefreshNow() => Refresh(TimeSpan.Zero);

    /// <summary>The importances for one objective; computed once for each state of the study.</summary>
    public ImportancesData Importances(int objective)
    {
        if (_importances is { } known && known.Objective == objective && known.Revision == Read(digest => digest.Revision))
            return known.Data;
        var (revision, study, trials) = Read(digest => (digest.Revision, digest.Study, digest.Trials));
        var data = ImportanceRow.Of(study, trials, objective);
        _importances = (revision, objective, data);
        return data;
    }

    /// <summary>What was left to gain after each trial; computed anew, which takes some seconds.</summary>
    public RemainingGain RemainingGain(int objective, CancellationToken cancellationToken)
    {
        var (record, trials) = Read(digest => (digest.Study, digest.Trials));
        FrozenTrial[] complete = [.. trials.Where(trial => trial.State == TrialState.Complete)];
        var condition = new RegretBound(tolerance: 0, objective: objective);
        return Plots.RemainingGain.Of(record.Name, record.Directions, complete, condition, cancellationToken);
    }

    /// <summary>Takes over a record that has just been read, and reads what is new of the trials.</summary>
    public void Follow(StudyRecord? now)
    {
        lock (_reading)
        {
            if (!IsGone && Update(now))
                Changed.Raise();
            _read = _time.GetTimestamp();
        }
    }

    private void Refresh(TimeSpan maxAge)
    {
        if (maxAge > TimeSpan.Zero && _time.GetElapsedTime(Volatile.Read(ref _read)) < maxAge)
            return;
        _storage.Try(() => Follow(_storage.Storage.FindStudy(Study.Name)));
    }

    /// <summary>Takes over the study's state; says whether it has changed.</summary>
    private bool Update(StudyRecord? now)
    {
        try
        {
            if (now is null || _storage.IdOf(now) != Id)
                throw new KeyNotFoundException();
            var trials = Study.Trials;
            lock (_gate)
                return _digest.Update(now, trials, _time.GetUtcNow());
        }
        catch (KeyNotFoundException)
        {
            _storage.Forget(this);
            return IsGone = true;
        }
    }
}
