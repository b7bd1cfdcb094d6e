using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Operations on trials, each in one transaction. After a lost connection they are run again, and write nothing twice.</summary>
internal sealed class TrialOperations(
    Dialect dialect,
    ConnectionPool connections,
    StudyRows studies,
    TrialReader reader,
    TrialWriter writer,
    TrialQueue queue,
    TableSync sync,
    OwnTrials own
)
{
    public void Sync(TrialTable table) =>
        connections.Run(
            null,
            (connection, _) =>
            {
                sync.Sync(connection, table);
                return true;
            }
        );

    public FrozenTrial? Find(long id) => connections.Run(null, (connection, _) => sync.Find(connection, id));

    public FrozenTrial Start(TrialTable table, DateTimeOffset started)
    {
        var token = NewToken();
        // Kept over the attempts: once it is committed, only what is read after it can be tried again.
        BegunTrial? begun = null;
        return connections.Run(
            "the beginning of a trial",
            (connection, mayBeBegun) =>
            {
                begun ??=
                    (mayBeBegun ? queue.FindBegun(connection, table, token) : null)
                    ?? queue.Begin(connection, studies.Lock(new(dialect), StudyKey.Of(table.StudyRecord)), table, started, token);
                return Begun(connection, table, started, begun.Value);
            }
        );
    }

    /// <summary>Takes a trial that waits.</summary>
    /// <returns>The trial; <see langword="null"/> if it runs elsewhere.</returns>
    public FrozenTrial? Take(TrialTable table, long trialId, DateTimeOffset started)
    {
        var token = NewToken();
        return connections.Run(
            $"the beginning of the trial with id {trialId}",
            (connection, _) =>
            {
                var (before, holder) = ((TrialState?)null, (string?)null);
                var study = StudyKey.Of(table.StudyRecord);
                var batch = writer.Lock(new SqlBatch(dialect).Add($"{dialect.Begin:sql}"), study, trialId);
                connection.Run(
                    writer.Take(batch, study, trialId, started, token).Commit(),
                    ("state", row => before = OptunaText.State(row.GetString(0))),
                    ("holder", row => holder = row.GetString(0))
                );
                sync.Sync(connection, table);
                // After a lost answer the trial runs, and has this call's token.
                if (before == TrialState.Running && holder != token)
                    return null;
                var trial =
                    (before is null ? null : sync.Find(connection, trialId))
                    ?? throw new KeyNotFoundException($"There is no trial with id {trialId}; its study may have been deleted.");
                if (trial.State != TrialState.Running)
                    throw new TrialFinishedException(trial);
                own.Set(table, trial);
                return trial;
            }
        );
    }

    public FrozenTrial Add(TrialTable table, FrozenTrial trial)
    {
        (long Id, int Number)? added = null;
        return connections.Run(
            $"the added trial ({trial.State})",
            (connection, mayBeStored) =>
            {
                var isStored =
                    mayBeStored && added is { } before && sync.Rows(connection, before.Id) is [var row] && row.Number == before.Number;
                if (!isStored)
                {
                    connection.Run(studies.Lock(new(dialect), StudyKey.Of(table.StudyRecord)));
                    added = writer.Add(connection, StudyKey.Of(table.StudyRecord), trial);
                    connection.Commit();
                }
                var stored = trial with { Id = added!.Value.Id, Number = added.Value.Number };
                List<TrialRow> news = [];
                connection.Run(reader.SelectNews(new(dialect), table), (TrialReader.FirstColumn, reader.Into(news)));
                sync.Apply(connection, table, news);
                table.Apply(stored);
                return stored;
            }
        );
    }

    /// <summary>Writes changes if the trial has not ended.</summary>
    /// <returns>The state before the changes, and the trial now; both <see langword="null"/> if there is no such trial.</returns>
    public (TrialState? Before, FrozenTrial? Trial) Write(TrialTable table, long trialId, TrialChanges changes) =>
        connections.Run(
            Describe(trialId, changes),
            (connection, mayBeStored) =>
            {
                TrialState? before = null;
                List<TrialRow> news = [];
                var batch = writer.Lock(new SqlBatch(dialect).Add($"{dialect.Begin:sql}"), StudyKey.Of(table.StudyRecord), trialId);
                writer.Write(batch, StudyKey.Of(table.StudyRecord), trialId, changes);
                reader.SelectNews(batch, table).Commit();
                connection.Run(
                    batch,
                    ("state", row => before = OptunaText.State(row.GetString(0))),
                    (TrialReader.FirstColumn, reader.Into(news))
                );

                if (mayBeStored && changes.State is not null && before == changes.State)
                    before = TrialState.Running;
                var isWritten = before is TrialState.Running or TrialState.Waiting;
                var trial =
                    before is null ? null
                    : isWritten && own.Find(trialId) is { } known ? changes.ApplyTo(known)
                    : sync.Find(connection, trialId)!;
                if (isWritten && trial!.State == TrialState.Running)
                    own.Set(table, trial);
                else if (trial is not null)
                    table.Apply(trial);
                sync.Apply(connection, table, news);
                return (before, trial);
            }
        );

    /// <summary>Ends a trial of this process and begins the next, in one transaction.</summary>
    /// <returns>Both trials; <see langword="null"/>, and nothing is written, if the trial does not run, or runs elsewhere.</returns>
    public (FrozenTrial Ended, FrozenTrial Begun)? WriteAndStart(
        TrialTable table,
        long trialId,
        TrialChanges changes,
        DateTimeOffset started
    )
    {
        var token = NewToken();
        // Kept over the attempts, as in Start.
        FrozenTrial? known = null;
        BegunTrial? next = null;
        return connections.Run<(FrozenTrial, FrozenTrial)?>(
            Describe(trialId, changes),
            (connection, mayBeStored) =>
            {
                known ??= own.Find(trialId);
                if (known is null)
                    return null;
                next ??= mayBeStored ? queue.FindBegun(connection, table, token) : null;
                if (next is null)
                {
                    TrialState? before = null;
                    var study = StudyKey.Of(table.StudyRecord);
                    var batch = writer.Lock(studies.Lock(new(dialect), study), study, trialId);
                    connection.Run(
                        writer.Write(batch, study, trialId, changes),
                        ("state", row => before = OptunaText.State(row.GetString(0)))
                    );
                    if (before != TrialState.Running)
                    {
                        connection.Run("ROLLBACK;");
                        return null;
                    }
                    next = queue.Begin(connection, new(dialect), table, started, token);
                }
                var ended = changes.ApplyTo(known);
                table.Apply(ended);
                return (ended, Begun(connection, table, started, next.Value));
            }
        );
    }

    private static string NewToken() => PythonJson.Write(Guid.NewGuid().ToString());

    private FrozenTrial Begun(DbConnection connection, TrialTable table, DateTimeOffset started, BegunTrial begun)
    {
        var trial = begun.Waited
            ? sync.Find(connection, begun.Id)!
            : new()
            {
                Id = begun.Id,
                Number = begun.News.Find(row => row.Id == begun.Id).Number,
                State = TrialState.Running,
                Started = started,
            };
        own.Set(table, trial);
        sync.Apply(connection, table, begun.News);
        return trial;
    }

    /// <summary>What is to be stored, for the message when it cannot be.</summary>
    private string Describe(long trialId, TrialChanges changes)
    {
        if (changes.State is not { } end)
            return $"what happened to trial {own.Name(trialId)}";
        var values = changes.Values.IsDefaultOrEmpty ? "" : $", {PythonJson.Write(changes.Values.Cast<object?>().ToList())}";
        return $"the end of trial {own.Name(trialId)} ({end}{values})";
    }
}
