using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>
/// Studies in SQLite, PostgreSQL, MySQL or MariaDB, in Optuna's own schema, so that workers in C# and Python share them.
/// Safe for several threads; every process opens its own.
/// </summary>
/// <remarks>
/// A trial costs one transaction, which ends it and begins the next, or two where something must be asked between them; what is told is on the disk when the call returns. Operations survive a lost
/// connection (<see cref="DatabaseOptions.RetryFor"/>) and write nothing twice. While a trial runs, it shows signs of life
/// (<see cref="DatabaseOptions.HeartbeatInterval"/>). A trial that others gave up for want of them goes on under a new number when its
/// worker writes after all, with the old number in its system attribute <c>late_result_of</c>.
/// </remarks>
public sealed class DatabaseStorage : IStudyStorage
{
    /// <summary>The number of the trial that was given up, in the one that holds its late result.</summary>
    private const string LateAttribute = "late_result_of";

    /// <summary>A server that is not there at the beginning is more often a wrong address than one that comes back.</summary>
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(10);

    private readonly Dialect _dialect;
    private readonly ConnectionPool _connections;
    private readonly StudyRows _studies;
    private readonly TrialReader _reader;
    private readonly TrialWriter _writer;
    private readonly FirstDistributions _distributions;
    private readonly Heartbeats _heartbeats;
    private readonly TrialQueue _queue;
    private readonly StaleTrialTimer? _staleTrialTimer;
    private readonly ConcurrentDictionary<long, FrozenTrial> _running = new();
    private readonly ConcurrentDictionary<long, long> _continuations = new();

    private DatabaseStorage(string url, DatabaseOptions options)
    {
        options.Check();
        _dialect = Dialect.Of(DatabaseAddress.Parse(url), options);
        Address = _dialect.Address.ToString();
        _connections = new(_dialect, options.RetryFor);
        _studies = new(_dialect);
        _reader = new(_dialect);
        _writer = new(_dialect);
        _heartbeats = new(_dialect, options, _studies, _reader, _writer);
        _distributions = new(_dialect);
        _queue = new(_dialect, _reader, options.HeartbeatInterval is null ? null : _heartbeats);
        if (options.HeartbeatInterval is { } interval)
            _staleTrialTimer = new(_dialect, _connections, _heartbeats, interval, _running);
    }

    /// <inheritdoc/>
    public string Address { get; }

    /// <summary>Opens a database, and creates the schema where there is none.</summary>
    /// <param name="url">An address as Optuna has them: <c>sqlite:///file.db</c>, <c>postgresql://user:password@host:port/database</c> or <c>mysql://…</c>, also with a Python driver's name, as in <c>mysql+pymysql://…</c>. Without a password the environment variable PGPASSWORD or MYSQL_PWD has it.</param>
    /// <param name="options">Everything else.</param>
    /// <exception cref="ArgumentException">The address or an option is not valid.</exception>
    /// <exception cref="DatabaseStorageException">The database cannot be opened, which is tried for ten seconds at most, or holds something else. It is as it was.</exception>
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
                LongestOpening
            );
            return storage;
        }
        catch
        {
            storage.Dispose();
            throw;
        }
    }

    /// <summary>Makes a database one that other versions of Optuna open: the tables stay, the mark changes.</summary>
    /// <param name="url">The database's address.</param>
    /// <param name="stamp">The new mark.</param>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static void Restamp(string url, SchemaStamp stamp)
    {
        using var storage = Open(url, new() { HeartbeatInterval = null });
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
        OptunaText.CheckName(name, "study");
        long? created = null;
        return _connections.Run(
            $"study '{name}'",
            (connection, mayBeStored) =>
            {
                if (_studies.Read(connection, name) is [var known])
                    return mayBeStored && known.Id == created ? known : throw new DuplicateStudyException(name);
                try
                {
                    created = _studies.Create(connection, name, directions);
                    connection.Run("COMMIT;");
                }
                catch (DbException e) when (_dialect.IsDuplicate(e))
                {
                    throw new DuplicateStudyException(name);
                }
                return new StudyRecord
                {
                    Id = created.Value,
                    Name = name,
                    Directions = directions,
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
    public void DeleteStudy(long studyId) =>
        _connections.Run(
            $"the deletion of study {studyId}",
            (connection, mayBeStored) => _studies.Delete(connection, studyId) || mayBeStored ? true : throw StudyRows.Missing(studyId)
        );

    /// <inheritdoc/>
    public void SetStudyAttribute(long studyId, AttributeOwner owner, string key, object? value)
    {
        OptunaText.Json(_dialect, key, value);
        _connections.Run(
            $"attribute '{key}' of study {studyId}",
            (connection, _) => _studies.SetAttribute(connection, studyId, owner, key, value) ? true : throw StudyRows.Missing(studyId)
        );
    }

    /// <inheritdoc/>
    public void Sync(TrialTable table) =>
        _connections.Run(
            null,
            (connection, _) =>
            {
                List<TrialRow> news = [];
                connection.Run(_reader.SelectNews(new(_dialect), table), (TrialReader.FirstColumn, _reader.Into(news)));
                Apply(connection, table, news);
                return true;
            }
        );

    /// <inheritdoc/>
    public FrozenTrial Start(TrialTable table, DateTimeOffset started)
    {
        _staleTrialTimer?.Watch(table.StudyRecord.Id);
        var noted = Dialect.Rounded(started)!.Value;
        var token = NewToken();
        // Kept from attempt to attempt: once it is committed, only what is read after it may be tried again.
        (long Id, bool Waited, List<TrialRow> News)? begun = null;
        return _connections.Run(
            "the beginning of a trial",
            (connection, mayBeBegun) =>
            {
                begun ??=
                    (mayBeBegun ? _queue.FindBegun(connection, table, token) : null)
                    ?? _queue.Begin(connection, _studies.Lock(new(_dialect), table.StudyRecord.Id), table, noted, token);
                return Begun(connection, table, noted, begun.Value);
            }
        );
    }

    /// <inheritdoc/>
    public FrozenTrial Add(TrialTable table, FrozenTrial trial)
    {
        Check(table, trial.Parameters, [.. trial.UserAttributes, .. trial.SystemAttributes]);
        trial = trial with { Started = Dialect.Rounded(trial.Started), Completed = Dialect.Rounded(trial.Completed) };
        (long Id, int Number)? added = null;
        return _connections.Run(
            $"the added trial ({trial.State})",
            (connection, mayBeStored) =>
            {
                if (!(mayBeStored && added is { } before && Rows(connection, before.Id) is [var row] && row.Number == before.Number))
                {
                    connection.Run(_studies.Lock(new(_dialect), table.StudyRecord.Id));
                    added = _writer.Add(connection, table.StudyRecord.Id, trial);
                    connection.Run("COMMIT;");
                }
                var stored = trial with { Id = added!.Value.Id, Number = added.Value.Number };
                List<TrialRow> news = [];
                connection.Run(_reader.SelectNews(new(_dialect), table), (TrialReader.FirstColumn, _reader.Into(news)));
                table.Apply(stored);
                Apply(connection, table, news);
                return stored;
            }
        );
    }

    /// <inheritdoc/>
    public FrozenTrial Write(TrialTable table, long trialId, TrialChanges changes)
    {
        (trialId, changes) = Checked(table, trialId, changes);
        var (before, trial) = _connections.Run(
            Describe(trialId, changes),
            (connection, mayBeStored) =>
            {
                TrialState? before = null;
                List<TrialRow> news = [];
                var batch = _writer.Lock(new SqlBatch(_dialect).Add($"{_dialect.Begin:sql}"), table.StudyRecord.Id, trialId);
                _writer.Write(batch, table.StudyRecord.Id, trialId, changes);
                _reader.SelectNews(batch, table).Commit();
                connection.Run(
                    batch,
                    ("state", row => before = OptunaText.State(row.GetString(0))),
                    (TrialReader.FirstColumn, _reader.Into(news))
                );

                if (mayBeStored && changes.State is not null && before == changes.State)
                    before = TrialState.Running;
                var isWritten = before is TrialState.Running or TrialState.Waiting;
                var trial =
                    before is null ? null
                    : isWritten && _running.TryGetValue(trialId, out var known) ? changes.ApplyTo(known)
                    : Read(connection, trialId);
                if (isWritten && trial!.State == TrialState.Running)
                    _running[trialId] = trial;
                if (trial is not null)
                    table.Apply(trial);
                Apply(connection, table, news);
                return (before, trial);
            }
        );

        if (trial is null || before is null)
            throw new KeyNotFoundException($"There is no trial with id {trialId}; its study may have been deleted.");
        var wasOurs = trial.State.IsFinished() && _running.TryRemove(trialId, out _);
        if (before is TrialState.Running or TrialState.Waiting)
            return trial;
        return before == TrialState.Failed && wasOurs ? GoOn(table, trial, changes) : throw new TrialFinishedException(trial);
    }

    /// <inheritdoc/>
    public (FrozenTrial Ended, FrozenTrial Begun) WriteAndStart(
        TrialTable table,
        long trialId,
        TrialChanges changes,
        DateTimeOffset started
    )
    {
        _staleTrialTimer?.Watch(table.StudyRecord.Id);
        (trialId, changes) = Checked(table, trialId, changes);
        var noted = Dialect.Rounded(started)!.Value;
        var token = NewToken();
        (long Id, bool Waited, List<TrialRow> News)? next = null;
        var (ended, begun) = _connections.Run(
            Describe(trialId, changes),
            (connection, mayBeStored) =>
            {
                if (!_running.TryGetValue(trialId, out var known))
                    return default;
                next ??= mayBeStored ? _queue.FindBegun(connection, table, token) : null;
                if (next is null)
                {
                    TrialState? before = null;
                    var batch = _writer.Lock(_studies.Lock(new(_dialect), table.StudyRecord.Id), table.StudyRecord.Id, trialId);
                    connection.Run(
                        _writer.Write(batch, table.StudyRecord.Id, trialId, changes),
                        ("state", row => before = OptunaText.State(row.GetString(0)))
                    );
                    if (before != TrialState.Running)
                    {
                        connection.Run("ROLLBACK;");
                        return default;
                    }
                    next = _queue.Begin(connection, new(_dialect), table, noted, token);
                }
                var ended = changes.ApplyTo(known);
                table.Apply(ended);
                return (ended, Begun(connection, table, noted, next.Value));
            }
        );
        if (ended is not null)
            _running.TryRemove(trialId, out _);
        // What is not as usual, such as a trial that was given up, goes step by step.
        return ended is null ? (Write(table, trialId, changes), Start(table, started)) : (ended, begun);
    }

    /// <summary>Fails the running trials of a study whose worker has given no sign of life for <see cref="DatabaseOptions.GracePeriod"/>, and queues what is to follow them. Otherwise it happens by itself, at each interval.</summary>
    /// <param name="studyId">The study.</param>
    /// <returns>Whether there were any.</returns>
    public bool FailStaleTrials(long studyId) =>
        _connections.Run("trials that were given up", (connection, _) => _heartbeats.FailStale(connection, studyId));

    /// <summary>Stops the signs of life and closes the connections. Trials that still run are failed by others when their grace is over.</summary>
    public void Dispose()
    {
        _staleTrialTimer?.Dispose();
        _connections.Dispose();
    }

    /// <summary>Keeps what comes late of a trial that was given up, as a trial of its own.</summary>
    private FrozenTrial GoOn(TrialTable table, FrozenTrial givenUp, TrialChanges changes)
    {
        var next = Add(
            table,
            givenUp with
            {
                State = TrialState.Running,
                Completed = null,
                Values = [],
                SystemAttributes = givenUp.SystemAttributes.Remove(Heartbeats.ReasonAttribute).SetItem(LateAttribute, (long)givenUp.Number),
            }
        );
        _running[next.Id] = next;
        _continuations[givenUp.Id] = next.Id;
        return Write(table, next.Id, changes);
    }

    private FrozenTrial Begun(
        DbConnection connection,
        TrialTable table,
        DateTimeOffset started,
        (long Id, bool Waited, List<TrialRow> News) begun
    )
    {
        var trial = begun.Waited
            ? Read(connection, begun.Id)
            : new()
            {
                Id = begun.Id,
                Number = begun.News.Find(row => row.Id == begun.Id).Number,
                State = TrialState.Running,
                Started = started,
            };
        _running[begun.Id] = trial;
        Apply(connection, table, begun.News);
        table.Apply(trial);
        return trial;
    }

    private static string NewToken() => PythonJson.Write(Guid.NewGuid().ToString());

    /// <summary>The trial under the number that it goes on with, and its changes as they will be read again.</summary>
    private (long TrialId, TrialChanges Changes) Checked(TrialTable table, long trialId, TrialChanges changes)
    {
        while (_continuations.TryGetValue(trialId, out var next))
            trialId = next;
        try
        {
            Check(
                table,
                changes.Parameters,
                [
                    .. changes
                        .UserAttributes.Concat(changes.SystemAttributes)
                        .Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value)),
                ]
            );
        }
        catch (ArgumentException)
            when (!_running.ContainsKey(trialId)
                && Find(trialId) is { State: TrialState.Complete or TrialState.Pruned or TrialState.Failed } ended
            )
        {
            throw new TrialFinishedException(ended);
        }
        return (trialId, changes with { Completed = Dialect.Rounded(changes.Completed) });
    }

    /// <summary>What is to be stored, for the message when it cannot be.</summary>
    private string Describe(long trialId, TrialChanges changes) =>
        changes.State is { } end
            ? $"the end of trial {Name(trialId)} ({end}{(changes.Values.IsDefaultOrEmpty ? "" : $", {PythonJson.Write(changes.Values.Cast<object?>().ToList())}")})"
            : $"what happened to trial {Name(trialId)}";

    private void Check(TrialTable table, IReadOnlyList<TrialParameter> parameters, IReadOnlyList<KeyValuePair<string, object?>> attributes)
    {
        foreach (var (key, value) in attributes)
            OptunaText.Json(_dialect, key, value);
        foreach (var parameter in parameters)
            OptunaText.CheckName(parameter.Name, "parameter");
        _distributions.Check(_connections, table.StudyRecord.Id, parameters);
    }

    private void Apply(DbConnection connection, TrialTable table, List<TrialRow> news)
    {
        List<TrialRow> unknown = [];
        foreach (var row in news)
        {
            // What runs in this process is known better here.
            if (row.State == TrialState.Running && _running.TryGetValue(row.Id, out var ours))
                table.Apply(ours);
            else if (table.Find(row.Number)?.State.IsFinished() != true)
                unknown.Add(row);
        }
        foreach (var trial in _reader.Read(connection, unknown))
            table.Apply(trial);
        if (news.Count > 0)
        {
            lock (table)
                table.Cursor = Math.Max(table.Cursor, news[^1].Id);
        }
    }

    private List<TrialRow> Rows(DbConnection connection, long id)
    {
        List<TrialRow> rows = [];
        connection.Run(_reader.SelectTrials(new(_dialect), [id]), (TrialReader.FirstColumn, _reader.Into(rows)));
        return rows;
    }

    private FrozenTrial Read(DbConnection connection, long id) => _reader.Read(connection, Rows(connection, id)).Single();

    private FrozenTrial? Find(long id) =>
        _connections.Run(null, (connection, _) => _reader.Read(connection, Rows(connection, id)).SingleOrDefault());

    private string Name(long trialId) => _running.TryGetValue(trialId, out var trial) ? $"{trial.Number}" : $"with id {trialId}";
}
