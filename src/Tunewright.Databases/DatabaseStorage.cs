using System.Collections.Immutable;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>
/// Studies in SQLite, PostgreSQL, MySQL or MariaDB, in Optuna's own schema, so that workers in C# and Python can share them.
/// Safe for several threads; each process opens its own.
/// </summary>
/// <remarks>
/// A trial costs one transaction, which ends it and begins the next, or two if something has to be decided in between. When a call
/// returns, its changes are on the disk. Operations survive a lost connection (<see cref="DatabaseOptions.RetryFor"/>) and write nothing
/// twice. While a trial runs, it sends heartbeats (<see cref="DatabaseOptions.StaleTrials"/>). If others fail it because they are missing
/// and its worker writes after all, it continues under a new number, with the old number in its system attribute <c>late_result_of</c>.
/// </remarks>
public sealed class DatabaseStorage : IStudyStorage
{
    /// <summary>A server that does not answer at the start is more often a wrong address than one that is about to come back.</summary>
    private static readonly TimeSpan MaxOpening = TimeSpan.FromSeconds(10);

    private readonly Dialect _dialect;
    private readonly ConnectionPool _connections;
    private readonly StudyRows _studies;
    private readonly TrialChecks _checks;
    private readonly StudyWidening _widening;
    private readonly TrialOperations _trials;
    private readonly LateResults _lateResults;
    private readonly OwnTrials _own = new();
    private readonly StaleTrialTimer? _staleTrials;

    private DatabaseStorage(string url, DatabaseOptions options)
    {
        options.Check();
        _dialect = Dialect.Of(DatabaseAddress.Parse(url), options);
        Address = _dialect.Address.ToString();
#pragma warning disable RS0030 // Spreads the retries of many workers; decides no result.
        _connections = new(_dialect, options.RetryFor, options.Time, Random.Shared);
#pragma warning restore RS0030
        _studies = new(_dialect);
        _checks = new(_dialect, new(_dialect, _connections));
        var (reader, writer) = (new TrialReader(_dialect), new TrialWriter(_dialect));
        var heartbeats = options.StaleTrials is { } stale ? new Heartbeats(_dialect, stale, options.Time, _studies, reader, writer) : null;
        var queue = new TrialQueue(_dialect, reader, heartbeats);
        var sync = new TableSync(_dialect, reader, _own);
        _widening = new(_dialect, _studies, sync);
        _trials = new(_dialect, _connections, _studies, reader, writer, queue, sync, _own);
        _lateResults = new(_trials, _checks, _own);
        if (heartbeats is not null)
            _staleTrials = new(_dialect, _connections, heartbeats, options.StaleTrials!.HeartbeatInterval, options.Time, _own);
    }

    /// <inheritdoc/>
    public string Address { get; }

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public bool IsServer => _dialect.IsServer;

    /// <inheritdoc/>
    public bool HasHeartbeats => _staleTrials is not null;

    /// <inheritdoc/>
    public bool CanRename => true;

    /// <inheritdoc/>
    public long MaxStep => _dialect.MaxStep;

    /// <summary>Opens a database, and creates the schema if there is none.</summary>
    /// <param name="url">
    /// An address as in Optuna: <c>sqlite:///file.db</c>, <c>postgresql://user:password@host:port/database</c> or <c>mysql://…</c>, with or
    /// without a Python driver's name (<c>mysql+pymysql://…</c>). Without a password, the environment variable PGPASSWORD or MYSQL_PWD
    /// is used.
    /// </param>
    /// <param name="options">How it is used; <see langword="null"/>: the defaults.</param>
    /// <exception cref="ArgumentException">The address or an option is not valid.</exception>
    /// <exception cref="DatabaseStorageException">
    /// The database cannot be opened, which is tried for ten seconds at most, or holds something else. It was not changed.
    /// </exception>
    public static DatabaseStorage Open(string url, DatabaseOptions? options = null)
    {
        options ??= new();
        var storage = new DatabaseStorage(url, options);
        try
        {
            storage._connections.Run(
                null,
                (connection, _) =>
                {
                    new OptunaSchema(storage._dialect).Prepare(connection, options.Stamp);
                    return true;
                },
                MaxOpening
            );
            return storage;
        }
        catch
        {
            storage.Dispose();
            throw;
        }
    }

    /// <summary>Changes the mark by which Optuna decides whether it can open a database; the tables stay as they are.</summary>
    /// <param name="url">The database's address.</param>
    /// <param name="stamp">The new mark.</param>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static void Restamp(string url, SchemaStamp stamp)
    {
        using var storage = Open(url, new() { StaleTrials = null });
        storage._connections.Run(
            "the stamp",
            (connection, _) =>
            {
                new OptunaSchema(storage._dialect).Restamp(connection, stamp);
                return true;
            }
        );
    }

    /// <inheritdoc/>
    public StudyRecord CreateStudy(string name, ImmutableArray<StudyDirection> directions)
    {
        ParameterNames.Check(name, "a study");
        var mark = StudyRows.NewMark();
        return _connections.Run(
            $"study '{name}'",
            (connection, mayBeStored) =>
            {
                if (_studies.Read(connection, name) is [var known])
                    return mayBeStored && known.Mark == mark ? known : throw new DuplicateStudyException(name);
                long created;
                try
                {
                    created = _studies.Create(connection, name, directions, mark);
                    connection.Commit();
                }
                catch (DbException exception) when (_dialect.IsDuplicate(exception))
                {
                    throw new DuplicateStudyException(name);
                }
                return new StudyRecord
                {
                    Id = created,
                    Name = name,
                    Directions = directions,
                    Mark = mark,
                };
            }
        );
    }

    /// <inheritdoc/>
    public StudyRecord? FindStudy(string name) =>
        _connections.Run(null, (connection, _) => _studies.Read(connection, name).SingleOrDefault());

    /// <inheritdoc/>
    public IReadOnlyList<StudyRecord> Studies() => _connections.Run(null, (connection, _) => _studies.Read(connection));

    /// <inheritdoc/>
    public void DeleteStudy(StudyRecord study) =>
        _connections.Run(
            $"the deletion of study {study.Id}",
            (connection, mayBeStored) =>
                _studies.Delete(connection, StudyKey.Of(study)) || mayBeStored ? true : throw StudyRows.Missing(study.Id)
        );

    /// <inheritdoc/>
    public StudyRecord RenameStudy(StudyRecord study, string name)
    {
        ParameterNames.Check(name, "a study");
        return _connections.Run(
            $"the name of study {study.Id}",
            (connection, mayBeStored) =>
            {
                if (_studies.Read(connection, name) is [var known])
                    return mayBeStored && known.Id == study.Id ? known : throw new DuplicateStudyException(name);
                try
                {
                    return _studies.Rename(connection, StudyKey.Of(study), name)
                        ? _studies.Read(connection, name).Single()
                        : throw StudyRows.Missing(study.Id);
                }
                catch (DbException exception) when (_dialect.IsDuplicate(exception))
                {
                    throw new DuplicateStudyException(name);
                }
            }
        );
    }

    /// <inheritdoc/>
    public StudyRecord WidenParameter(StudyRecord study, string parameter, Distribution to)
    {
        Key(study);
        var mark = StudyRows.NewMark();
        return _connections.Run(
            $"the range of '{parameter}' in study {study.Id}",
            (connection, mayBeStored) =>
            {
                var isDone = mayBeStored && _studies.Read(connection, study.Name) is [var stored] && stored.Mark == mark;
                return isDone || _widening.Widen(connection, study, parameter, to, mark)
                    ? _studies.Read(connection, study.Name).Single()
                    : throw StudyRows.Missing(study.Id);
            }
        );
    }

    /// <inheritdoc/>
    public void SetStudyAttribute(StudyRecord study, AttributeOwner owner, string key, object? value)
    {
        OptunaText.Json(_dialect, key, value);
        var marked = Key(study);
        _connections.Run(
            $"attribute '{key}' of study {study.Id}",
            (connection, _) => _studies.SetAttribute(connection, marked, owner, key, value) ? true : throw StudyRows.Missing(study.Id)
        );
    }

    /// <inheritdoc/>
    public void Sync(TrialTable table) => _trials.Sync(table);

    /// <inheritdoc/>
    public FrozenTrial Start(TrialTable table, DateTimeOffset started)
    {
        var study = Key(table.StudyRecord);
        _staleTrials?.Watch(study);
        return _trials.Start(table, started.ToMicroseconds());
    }

    /// <inheritdoc/>
    public FrozenTrial? Take(TrialTable table, long trialId, DateTimeOffset started)
    {
        var study = Key(table.StudyRecord);
        _staleTrials?.Watch(study);
        return _trials.Take(table, trialId, started.ToMicroseconds());
    }

    /// <inheritdoc/>
    public FrozenTrial Add(TrialTable table, FrozenTrial trial)
    {
        _checks.Check(Key(table.StudyRecord), trial);
        return _trials.Add(table, trial with { Started = trial.Started?.ToMicroseconds(), Completed = trial.Completed?.ToMicroseconds() });
    }

    /// <inheritdoc/>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes)
    {
        Key(table.StudyRecord);
        (trialId, changes) = _lateResults.Prepare(table, trialId, changes);
        return _lateResults.Write(table, trialId, changes);
    }

    /// <inheritdoc/>
    public (FrozenTrial Ended, FrozenTrial Begun) WriteAndStart(
        TrialTable table,
        long trialId,
        TrialChanges changes,
        DateTimeOffset started
    )
    {
        _staleTrials?.Watch(Key(table.StudyRecord));
        (trialId, changes) = _lateResults.Prepare(table, trialId, changes);
        if (_trials.WriteAndStart(table, trialId, changes, started.ToMicroseconds()) is { } both)
        {
            _own.Remove(trialId);
            return both;
        }
        // Unusual cases, such as a trial that others have failed, go step by step.
        return (_lateResults.Write(table, trialId, changes), Start(table, started));
    }

    /// <summary>
    /// Fails the running trials of a study whose last heartbeat is older than <see cref="StaleTrialOptions.GracePeriod"/>, and queues their
    /// replacements, now instead of at the next interval. Does nothing without <see cref="DatabaseOptions.StaleTrials"/>.
    /// </summary>
    /// <param name="studyId">The study.</param>
    /// <returns>Whether there were any.</returns>
    public bool FailStaleTrials(long studyId) => _staleTrials?.FailStale(new(studyId, null, null)) ?? false;

    /// <summary>Stops the heartbeats and closes the connections. Others fail trials that still run, after their grace period.</summary>
    public void Dispose()
    {
        _staleTrials?.Dispose();
        _connections.Dispose();
        _dialect.Dispose();
    }

    /// <summary>The study with its mark. One that others created gets it here, before anything is written into it.</summary>
    private StudyKey Key(StudyRecord study)
    {
        study.Mark ??= _connections.Run($"the mark of study {study.Id}", (connection, _) => _studies.Mark(connection, study));
        return study.Mark is null ? throw StudyRows.Missing(study.Id) : StudyKey.Of(study);
    }
}
