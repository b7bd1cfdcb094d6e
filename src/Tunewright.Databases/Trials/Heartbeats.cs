using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Heartbeats of running trials, by the server's clock, in Optuna's table.</summary>
internal sealed class Heartbeats(
    Dialect dialect,
    StaleTrialOptions options,
    TimeProvider time,
    StudyRows studies,
    TrialReader reader,
    TrialWriter writer
)
{
    /// <summary>Writes a heartbeat for trials.</summary>
    public SqlBatch Beat(SqlBatch batch, StudyKey study, IReadOnlyList<long> trials) =>
        batch
            .Add($"INSERT INTO trial_heartbeats (trial_id, heartbeat)")
            .Add($"SELECT trial_id, {dialect.Now:sql} FROM trials WHERE trial_id {trials} AND study_id = {study} AND state = 'RUNNING'")
            .Add($"{dialect.OnConflict("trial_id", "heartbeat"):sql};");

    /// <summary>
    /// Fails the running trials of a study whose heartbeat is too old, and queues their replacements, in one transaction.
    /// </summary>
    public bool FailStale(DbConnection connection, StudyKey study)
    {
        List<TrialRow> stale = [];
        connection.Run(Stale(new(dialect), study, ""), (TrialReader.FirstColumn, reader.Into(stale)));
        if (stale.Count == 0)
            return false;

        // They were found without a lock; look again with it.
        stale.Clear();
        connection.Run(Stale(studies.Lock(new(dialect), study), study, dialect.ForUpdate), (TrialReader.FirstColumn, reader.Into(stale)));
        foreach (var trial in reader.Read(connection, stale))
        {
            var reason = FormattableString.Invariant($"The worker sent no heartbeat for {options.Grace.TotalSeconds:0.#} s.");
            connection.Run(
                writer.Write(
                    new(dialect),
                    study,
                    trial.Id,
                    new()
                    {
                        State = TrialState.Failed,
                        Completed = time.GetUtcNow().ToMicroseconds(),
                        SystemAttributes = [(FrozenTrial.FailureReasonAttribute, reason)],
                    }
                )
            );
            var failed = trial with
            {
                State = TrialState.Failed,
                SystemAttributes = trial.SystemAttributes.SetItem(FrozenTrial.FailureReasonAttribute, reason),
            };
            if (options.Replacement?.Invoke(failed) is { } replacement)
                writer.Add(connection, study, replacement);
        }
        connection.Commit();
        return true;
    }

    private SqlBatch Stale(SqlBatch batch, StudyKey study, string suffix) =>
        batch
            .Add($"SELECT t.number, t.trial_id, {dialect.Text("t.state"):sql}, t.datetime_start, t.datetime_complete")
            .Add($"FROM trials t JOIN trial_heartbeats h ON h.trial_id = t.trial_id")
            .Add($"WHERE t.study_id = {study} AND t.state = 'RUNNING'")
            .Add($"AND {dialect.IsOlder("h.heartbeat", options.Grace):sql} ORDER BY t.trial_id{suffix:sql};");
}
