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
    private readonly Lock gate = new();
    private readonly Ledger ledger = new();
    private readonly JournalFile file;
    private readonly JournalFile.LineReader replay;
    private readonly JournalWriter writer;

    /// <summary>Opens a journal; the file is created by the first change.</summary>
    /// <param name="path">The file, relative to the current folder or absolute.</param>
    /// <param name="options">How it is shared; <see langword="null"/>: the defaults.</param>
    /// <exception cref="InvalidDataException">The file is not a journal, or has operations that this version does not know.</exception>
    public JournalStorage(string path, JournalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        if (options.DeadLockAge <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(options), options.DeadLockAge, "The age of a dead lock must be above zero.");
        file = new(path, options.DeadLockAge);
        replay = new JournalReplay(ledger).Apply;
        // Optuna knows a worker's lines by this; it must be nobody else's.
        writer = new($"{Guid.NewGuid()}-{Environment.ProcessId}", options.LocalTimes);
        file.ReadNew(replay);
    }

    /// <inheritdoc/>
    public string Address => $"journal:///{file.Path}";

    /// <inheritdoc/>
    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions)
    {
        Append(durable: true, () =>
        {
            if (ledger.Find(name) is not null) throw new DuplicateStudyException(name);
            writer.CreateStudy(name, directions);
        });
        return FindStudy(name)!;
    }

    /// <inheritdoc/>
    public StudyRecord? FindStudy(string name)
    {
        lock (gate)
        {
            file.ReadNew(replay);
            return ledger.Find(name);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StudyRecord> Studies()
    {
        lock (gate)
        {
            file.ReadNew(replay);
            return [.. ledger.Studies];
        }
    }

    /// <inheritdoc/>
    public void DeleteStudy(long studyId) => Append(durable: true, () =>
    {
        ledger.Study(studyId);
        writer.DeleteStudy(studyId);
    });

    /// <inheritdoc/>
    public void SetStudyAttribute(long studyId, AttributeOwner owner, string key, object? value) => Append(durable: true, () =>
    {
        ledger.Study(studyId);
        writer.SetStudyAttribute(studyId, owner, key, value);
    });

    /// <inheritdoc/>
    public void Sync(TrialTable table)
    {
        lock (gate)
        {
            file.ReadNew(replay);
            ledger.Study(table.Study.Id).Sync(table);
        }
    }

    /// <inheritdoc/>
    public FrozenTrial Start(TrialTable table, DateTimeOffset started)
    {
        var id = 0L;
        return AppendTrial(table, durable: false, study =>
        {
            if (study.Waiting() is { } waiting) writer.TakeTrial(id = waiting.Id, started);
            else
            {
                id = ledger.NextTrialId;
                writer.StartTrial(study.Record.Id, started);
            }
            return id;
        });
    }

    /// <inheritdoc/>
    public FrozenTrial Add(TrialTable table, FrozenTrial trial) => AppendTrial(table, durable: true, study =>
    {
        study.CheckCompatible(trial.Parameters);
        writer.AddTrial(study.Record.Id, trial);
        return ledger.NextTrialId;
    });

    /// <inheritdoc/>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes) => AppendTrial(table, durable: changes.State is not null, study =>
    {
        ledger.Unfinished(trialId);
        study.CheckCompatible(changes.Parameters);
        writer.Change(trialId, changes);
        return trialId;
    });

    /// <summary>Does nothing: nothing is open between calls.</summary>
    public void Dispose() { }

    private FrozenTrial AppendTrial(TrialTable table, bool durable, Func<StoredStudy, long> write)
    {
        lock (gate)
        {
            var id = 0L;
            Append(durable, () => id = write(ledger.Study(table.Study.Id)));
            ledger.Study(table.Study.Id).Sync(table);
            return ledger.FindTrial(id)!;
        }
    }

    /// <summary>What <paramref name="write"/> finds in the ledger is the truth, for nobody else can append meanwhile.</summary>
    private void Append(bool durable, Action write)
    {
        lock (gate)
        {
            try
            {
                file.Append(replay, () =>
                {
                    write();
                    return writer.Take();
                }, durable);
            }
            catch
            {
                writer.Take();
                throw;
            }
        }
    }
}
