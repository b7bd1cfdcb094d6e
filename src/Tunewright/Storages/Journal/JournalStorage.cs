using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// Stores studies in a file of lines that many processes, in C# and in Python (<c>optuna.storages.JournalFileStorage</c>),
/// append to and read at once. Safe for several threads.
/// </summary>
/// <remarks>
/// One change is one append. A change that ends or adds a trial, or concerns the study, is on the disk when the call returns;
/// a trial's start and reports are with the operating system until the next such change.
/// </remarks>
public sealed class JournalStorage : IStudyStorage
{
    private readonly Lock _gate = new();
    private readonly StudyTables _tables = new();
    private readonly JournalFile _file;
    private readonly JournalFile.LineReader _replay;
    private readonly JournalWriter _writer;

    /// <summary>Opens a journal; the file is created by the first change.</summary>
    /// <param name="path">The file, relative to the current folder or absolute.</param>
    /// <param name="options">How it is shared; <see langword="null"/>: the defaults.</param>
    /// <exception cref="InvalidDataException">The file is not a journal, or has operations that are unknown to this version.</exception>
    public JournalStorage(string path, JournalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        if (options.DeadLockAge <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(options), options.DeadLockAge, "The age of a dead lock must be above zero.");
        _file = new(path, options);
        _replay = new JournalReplay(_tables).Apply;
        // Optuna knows a worker's lines by this id, so it must be unique.
        _writer = new($"{Guid.NewGuid()}-{Environment.ProcessId}", options.LocalTimes);
        _file.ReadNew(_replay);
    }

    /// <inheritdoc/>
    public string Address => $"journal:///{_file.Path}";

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public bool IsServer => false;

    /// <inheritdoc/>
    public bool HasHeartbeats => false;

    /// <inheritdoc/>
    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions)
    {
        Append(
            durable: true,
            () =>
            {
                if (_tables.Find(name) is not null)
                    throw new DuplicateStudyException(name);
                _writer.CreateStudy(name, directions);
            }
        );
        return FindStudy(name)!;
    }

    /// <inheritdoc/>
    public StudyRecord? FindStudy(string name)
    {
        lock (_gate)
        {
            _file.ReadNew(_replay);
            return _tables.Find(name);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StudyRecord> Studies()
    {
        lock (_gate)
        {
            _file.ReadNew(_replay);
            return [.. _tables.Studies];
        }
    }

    /// <inheritdoc/>
    public void DeleteStudy(StudyRecord study) =>
        Append(
            durable: true,
            () =>
            {
                _tables.Require(study.Id);
                _writer.DeleteStudy(study.Id);
            }
        );

    /// <inheritdoc/>
    /// <remarks>
    /// Trials that have ended cannot be changed in a journal, so the study is deleted and written again at its end, with new ids. The file
    /// as it was is kept with <c>.bak</c> after its name.
    /// </remarks>
    public StudyRecord WidenParameter(StudyRecord study, string parameter, Distribution to)
    {
        Append(
            durable: true,
            () =>
            {
                var stored = _tables.Require(study.Id);
                var trials = new ParameterWidening(parameter, to).Of(stored.All);
                _writer.DeleteStudy(study.Id);
                _writer.CreateStudy(_tables.NextStudyId, stored.Record);
                foreach (var trial in trials)
                    _writer.AddTrial(_tables.NextStudyId, trial);
                File.Copy(_file.Path, _file.Path + ".bak", overwrite: true);
            }
        );
        return FindStudy(study.Name)!;
    }

    /// <inheritdoc/>
    public void SetStudyAttribute(StudyRecord study, AttributeOwner owner, string key, object? value) =>
        Append(
            durable: true,
            () =>
            {
                _tables.Require(study.Id);
                _writer.SetStudyAttribute(study.Id, owner, key, value);
            }
        );

    /// <inheritdoc/>
    public void Sync(TrialTable table)
    {
        lock (_gate)
        {
            _file.ReadNew(_replay);
            _tables.Require(table.StudyRecord.Id).Sync(table);
        }
    }

    /// <inheritdoc/>
    public FrozenTrial Start(TrialTable table, DateTimeOffset started) =>
        AppendTrial(table, durable: false, study => WriteStart(study, started));

    /// <inheritdoc/>
    public FrozenTrial? Take(TrialTable table, long trialId, DateTimeOffset started)
    {
        var isTaken = false;
        var trial = AppendTrial(
            table,
            durable: false,
            _ =>
            {
                isTaken = _tables.Unfinished(trialId).State == TrialState.Waiting;
                if (isTaken)
                    _writer.TakeTrial(trialId, started);
                return trialId;
            }
        );
        return isTaken ? trial : null;
    }

    /// <inheritdoc/>
    public FrozenTrial Add(TrialTable table, FrozenTrial trial) =>
        AppendTrial(
            table,
            durable: true,
            study =>
            {
                study.CheckCompatible(trial.Parameters);
                _writer.AddTrial(study.Record.Id, trial);
                return _tables.NextTrialId;
            }
        );

    /// <inheritdoc/>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes) =>
        AppendTrial(table, durable: changes.State is not null, study => WriteChanges(study, trialId, changes));

    /// <inheritdoc/>
    public (FrozenTrial Ended, FrozenTrial Begun) WriteAndStart(
        TrialTable table,
        long trialId,
        TrialChanges changes,
        DateTimeOffset started
    )
    {
        bool waits;
        lock (_gate)
            waits = _tables.FindTrial(trialId)?.State == TrialState.Waiting;
        // A trial that ends without having run is in the queue until its end is written.
        if (waits)
            return (Write(table, trialId, changes), Start(table, started));

        var begun = AppendTrial(
            table,
            durable: true,
            study =>
            {
                WriteChanges(study, trialId, changes);
                return WriteStart(study, started);
            }
        );
        lock (_gate)
            return (_tables.FindTrial(trialId)!, begun);
    }

    /// <summary>Does nothing: no file is open between calls.</summary>
    public void Dispose() { }

    private long WriteChanges(StoredStudy study, long trialId, TrialChanges changes)
    {
        _tables.Unfinished(trialId);
        study.CheckCompatible(changes.Parameters);
        _writer.Change(trialId, changes);
        return trialId;
    }

    private long WriteStart(StoredStudy study, DateTimeOffset started)
    {
        if (study.Waiting() is { } waiting)
        {
            _writer.TakeTrial(waiting.Id, started);
            return waiting.Id;
        }
        _writer.StartTrial(study.Record.Id, started);
        return _tables.NextTrialId;
    }

    private FrozenTrial AppendTrial(TrialTable table, bool durable, Func<StoredStudy, long> write)
    {
        FrozenTrial? trial = null;
        var id = 0L;
        Append(
            durable,
            () => id = write(_tables.Require(table.StudyRecord.Id)),
            () =>
            {
                _tables.Require(table.StudyRecord.Id).Sync(table);
                trial = _tables.FindTrial(id);
            }
        );
        return trial!;
    }

    /// <summary>While <paramref name="write"/> runs, the tables are up to date and nobody else can append.</summary>
    private void Append(bool durable, Action write, Action? then = null)
    {
        long end;
        lock (_gate)
        {
            try
            {
                end = _file.Append(
                    _replay,
                    () =>
                    {
                        write();
                        return _writer.Take();
                    }
                );
                then?.Invoke();
            }
            catch
            {
                _writer.Take();
                throw;
            }
        }
        // Outside of the lock, so that one flush can serve all waiting threads.
        if (durable)
            _file.Flush(end);
    }
}
