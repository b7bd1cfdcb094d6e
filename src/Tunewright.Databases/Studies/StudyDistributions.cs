using System.Collections.Concurrent;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Checks parameters against the distribution that each had first in its study. Each is read once.</summary>
internal sealed class StudyDistributions(Dialect dialect, ConnectionPool connections)
{
    private readonly ConcurrentDictionary<StudyKey, FirstDistributions> _studies = new();

    /// <exception cref="ArgumentException">A parameter has another kind.</exception>
    public void Check(StudyKey study, IReadOnlyList<TrialParameter> parameters)
    {
        var known = _studies.GetOrAdd(study, _ => new());
        foreach (var parameter in parameters)
        {
            if (known.Find(parameter.Name) is null)
                Read(study, parameter.Name, known);
            known.Check(parameter.Name, parameter.Distribution);
        }
    }

    private void Read(StudyKey study, string name, FirstDistributions known)
    {
        if (connections.Run(null, (connection, _) => Read(connection, study, name)) is { } first)
            known.Add(name, first);
    }

    private Distribution? Read(DbConnection connection, StudyKey study, string name)
    {
        Distribution? first = null;
        connection.Run(
            new SqlBatch(dialect)
                .Add($"SELECT p.distribution_json FROM trial_params p JOIN trials t ON t.trial_id = p.trial_id")
                .Add($"WHERE t.study_id = {study} AND p.param_name = {name} ORDER BY p.param_id LIMIT 1;"),
            ("distribution_json", row => first = Distribution.Parse(row.GetString(0)))
        );
        return first;
    }
}
