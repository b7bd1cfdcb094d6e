using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// Keeps studies in a file of lines that many processes, in C# and in Python (<c>optuna.storages.JournalFileStorage</c>),
/// append to and read at once. Safe for several threads.
/// </summary>
/// <remarks>
/// One change is one append. What ends a trial, adds one, or changes a study is on the disk when the call returns; the start
/// of a trial and its reports are with the operating system, and follow with the next such append.
/// </remarks>
public sealed class JournalStorage : IStudyStorage
{
    private readonly Lock _gate = new();
    private readonly Ledger _ledger = new();
    private readonly JournalFile _file;
    private readonly JournalFile.LineReader _replay;
    private readonly JournalWriter _writer;

    /// <summary>Opens a journal; the file is created by the first change.</summary>
    /// <param name="path">The file, relative to the current folder or absolute.</param>
    /// <param name="options">How it is shared; <see langword="null"/>: the defaults.</param>
    /// <exception cref="InvalidDataException">The file is not a journal, or has operations that this version does not know.</exception>
    public JournalStorage(string path, JournalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        if (options.DeadLockAge <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(options), options.DeadLockAge, "The age of a dead lock must be above zero.");
        _file = new(path, options.DeadLockAge);
        _replay = new JournalReplay(_ledger).Apply;
        // Optuna knows a worker's lines by this; it must be nobody else's.
        _writer = new($"{Guid.NewGuid()}-{Environment.ProcessId}", options.LocalTimes);
        _file.ReadNew(_replay);
    }

    /// <inheritdoc/>
    public string Address => $"journal:///{_file.Path}";

    /// <inheritdoc/>
    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions)
    {
        Append(durable: true, () =>
        {
            if (_ledger.Find(name) is not null) throw new DuplicateStudyException(name);
            _writer.CreateStudy(name, directions);
        });
        return FindStudy(name)!;
    }

    /// <inheritdoc/>
    public StudyRecord? FindStudy(string name)
    {
        lock (_gate)
        {
            _file.ReadNew(_replay);
            return _ledger.Find(name);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StudyRecord> Studies()
    {
        lock (_gate)
        {
            _file.ReadNew(_replay);
            return [.. _ledger.Studies];
        }
    }

    /// <inheritdoc/>
    public void DeleteStudy(long studyId) => Append(durable: true, () =>
    {
        _ledger.Study(studyId);
        _writer.DeleteStudy(studyId);
    });

    /// <inheritdoc/>
    public void SetStudyAttribute(long studyId, AttributeOwner owner, string key, object? value) => Append(durable: true, () =>
    {
        _ledger.Study(studyId);
        _writer.SetStudyAttribute(studyId, owner, key, value);
    });

    /// <inheritdoc/>
    public void Sync(TrialTable table)
    {
        lock (_gate)
        {
            _file.ReadNew(_replay);
            _ledger.Study(table.Study.Id).Sync(table);
        }
    }

    /// <inheritdoc/>
    public FrozenTrial Start(TrialTable table, DateTimeOffset started)
    {
        var id = 0L;
        return AppendTrial(table, durable: false, study =>
        {
            if (study.Waiting() is { } waiting) _writer.TakeTrial(id = waiting.Id, started);
            else
            {
                id = _ledger.NextTrialId;
                _writer.StartTrial(study.Record.Id, started);
            }
            return id;
        });
    }

    /// <inheritdoc/>
    public FrozenTrial Add(TrialTable table, FrozenTrial trial) => AppendTrial(table, durable: true, study =>
    {
        study.CheckCompatible(trial.Parameters);
        _writer.AddTrial(study.Record.Id, trial);
        return _ledger.NextTrialId;
    });

    /// <inheritdoc/>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes) => AppendTrial(table, durable: changes.State is not null, study =>
    {
        _ledger.Unfinished(trialId);
        study.CheckCompatible(changes.Parameters);
        _writer.Change(trialId, changes);
        return trialId;
    });

    /// <summary>Does nothing: nothing is open between calls.</summary>
    public void Dispose() { }

    private FrozenTrial AppendTrial(TrialTable table, bool durable, Func<StoredStudy, long> write)
    {
        lock (_gate)
        {
            var id = 0L;
            Append(durable, () => id = write(_ledger.Study(table.Study.Id)));
            _ledger.Study(table.Study.Id).Sync(table);
            return _ledger.FindTrial(id)!;
        }
    }

    /// <summary>What <paramref name="write"/> finds in the ledger is the truth, for nobody else can append meanwhile.</summary>
    private void Append(bool durable, Action write)
    {
        lock (_gate)
        {
            try
            {
                _file.Append(_replay, () =>
                {
                    write();
                    return _writer.Take();
                }, durable);
            }
            catch
            {
                _writer.Take();
                throw;
            }
        }
    }
}
