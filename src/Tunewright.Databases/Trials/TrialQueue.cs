using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Begins trials: the oldest waiting one goes to exactly one worker; numbers have no gaps and no duplicates.</summary>
/// <remarks>The study's row stays locked until the commit, so that ids and numbers become visible in order. Optuna does the same.</remarks>
internal sealed class TrialQueue(Dialect dialect, TrialReader reader, Heartbeats? heartbeats)
{
    /// <summary>Begins a trial in one round trip, and commits. The batch locks the study, or is empty if that is done.</summary>
    public BegunTrial Begin(DbConnection connection, SqlBatch batch, TrialTable table, DateTimeOffset started, string token)
    {
        List<TrialRow> news = [];
        var (id, waited) = ((long?)null, true);
        var floor = table.FirstWaiting(1) is [var first] ? first.Id : table.Cursor;
        var study = StudyKey.Of(table.StudyRecord);
        dialect.Claim(batch, new(study with { Newest = table.Cursor }, floor, table.Cursor, started, token, heartbeats is not null));
        if (!dialect.IsServer)
        {
            connection.Run(batch, ("trial_id", Begun));
            batch = new(dialect);
            if (id is { } begun)
                heartbeats?.Beat(batch, study, [begun]);
        }
        reader.SelectNews(batch, table).Commit();
        connection.Run(batch, ("trial_id", Begun), (TrialReader.FirstColumn, reader.Into(news)));
        return new(id ?? throw StudyRows.Missing(table.StudyRecord.Id), waited, news);

        void Begun(DbDataReader row) => (id, waited) = (row.GetInt64(0), row.GetInt64(1) == 1);
    }

    /// <summary>After a lost answer: finds the trial that was begun, if any, by its token.</summary>
    public BegunTrial? FindBegun(DbConnection connection, TrialTable table, string token)
    {
        if (!dialect.IsServer)
            return null;
        List<TrialRow> news = [];
        long? id = null;
        connection.Run(
            new SqlBatch(dialect)
                .Add($"SELECT a.trial_id AS begun FROM trial_system_attributes a JOIN trials t ON t.trial_id = a.trial_id")
                .Add(
                    $"WHERE t.study_id = {StudyKey.Of(table.StudyRecord)} AND a.\"key\" = {ClaimRequest.TokenAttribute} AND a.value_json = {token};"
                ),
            ("begun", row => id = row.GetInt64(0))
        );
        if (id is not { } begun)
            return null;
        connection.Run(reader.SelectNews(new(dialect), table), (TrialReader.FirstColumn, reader.Into(news)));
        return new(begun, Waited: true, news);
    }
}
