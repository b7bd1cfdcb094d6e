using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Gives a parameter a wider range in all trials of a study.</summary>
internal sealed class StudyWidening(Dialect dialect, StudyRows studies, TableSync sync)
{
    /// <summary>The number of parameters that one statement changes.</summary>
    private const int Batch = 1000;

    /// <summary>Rewrites the distributions, and gives the study another mark, so that those who have it open must load it again.</summary>
    /// <returns>Whether there was such a study.</returns>
    public bool Widen(DbConnection connection, StudyRecord study, string parameter, Distribution to, string mark)
    {
        if (!studies.BeginChange(connection, StudyKey.Of(study), ofTrials: true))
            return false;
        var table = new TrialTable(study);
        sync.Sync(connection, table);
        new ParameterWidening(parameter, to).Of(table.All());

        List<long> changed = [];
        connection.Run(
            new SqlBatch(dialect)
                .Add($"SELECT p.param_name AS changed, p.param_id FROM trial_params p JOIN trials t ON t.trial_id = p.trial_id")
                .Add($"WHERE t.study_id = {study.Id} AND p.param_name = {parameter};"),
            (
                "changed",
                row =>
                {
                    // Some collations ignore case.
                    if (row.GetString(0) == parameter)
                        changed.Add(row.GetInt64(1));
                }
            )
        );
        var batch = new SqlBatch(dialect);
        foreach (var ids in changed.Chunk(Batch))
            batch.Add($"UPDATE trial_params SET distribution_json = {to.ToJson()} WHERE param_id {ids};");
        connection.Run(
            batch
                .Add($"UPDATE study_system_attributes SET value_json = {mark}")
                .Add($"WHERE study_id = {study.Id} AND \"key\" = {StudyKey.MarkAttribute};")
                .Commit()
        );
        return true;
    }
}
