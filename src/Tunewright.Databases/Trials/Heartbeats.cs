using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Signs of life of running trials, on the server's clock, in Optuna's table.</summary>
internal sealed class Heartbeats(Dialect dialect, DatabaseOptions options, StudyRows studies, TrialReader reader, TrialWriter writer)
{
    /// <summary>Where the storage notes why it failed a trial.</summary>
    public const string ReasonAttribute = "failure_reason";

    /// <summary>Says that these trials are alive.</summary>
    public SqlBatch Beat(SqlBatch batch, IReadOnlyList<long> trials) =>
        batch
            .Add(
                $"INSERT INTO trial_heartbeats (trial_id, heartbeat) SELECT trial_id, {dialect.Now:sql} FROM trials WHERE trial_id {trials} AND state = 'RUNNING'"
            )
            .Add($"{dialect.OnConflict("trial_id", "heartbeat"):sql};");

    /// <summary>Fails running trials of a study without a sign of life, and queues what is to follow them, all in one transaction.</summary>
    public bool FailStale(DbConnection connection, long studyId)
    {
        List<TrialRow> stale = [];
        connection.Run(Stale(new(dialect), studyId, ""), (TrialReader.FirstColumn, reader.Into(stale)));
        if (stale.Count == 0)
            return false;

        // Seen without a lock; now look again with it.
        stale.Clear();
        connection.Run(
            Stale(studies.Lock(new(dialect), studyId), studyId, dialect.ForUpdate),
            (TrialReader.FirstColumn, reader.Into(stale))
        );
        foreach (var trial in reader.Read(connection, stale))
        {
            var reason = $"The worker gave no sign of life for {options.Grace.TotalSeconds:0.#} s.";
            connection.Run(
                writer.Write(
                    new(dialect),
                    studyId,
                    trial.Id,
                    new()
                    {
                        State = TrialState.Failed,
                        Completed = DateTimeOffset.UtcNow,
                        SystemAttributes = [(ReasonAttribute, reason)],
                    }
                )
            );
            var failed = trial with
            {
                State = TrialState.Failed,
                SystemAttributes = trial.SystemAttributes.SetItem(ReasonAttribute, reason),
            };
            if (options.OnStale?.Invoke(failed) is { } follower)
                writer.Add(connection, studyId, follower);
        }
        connection.Run("COMMIT;");
        return true;
    }

    private SqlBatch Stale(SqlBatch batch, long studyId, string suffix) =>
        batch
            .Add(
                $"SELECT t.number, t.trial_id, {dialect.Text("t.state"):sql}, t.datetime_start, t.datetime_complete FROM trials t JOIN trial_heartbeats h ON h.trial_id = t.trial_id"
            )
            .Add(
                $"WHERE t.study_id = {studyId} AND t.state = 'RUNNING' AND {dialect.IsOlder("h.heartbeat", options.Grace):sql} ORDER BY t.trial_id{suffix:sql};"
            );
}
