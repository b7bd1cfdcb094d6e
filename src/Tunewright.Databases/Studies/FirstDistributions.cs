using System.Collections.Concurrent;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>The distribution that each parameter had first in its study, which the later ones must be like. Each is asked for once.</summary>
internal sealed class FirstDistributions(Dialect dialect)
{
    private readonly ConcurrentDictionary<(long Study, string Name), Distribution> _known = new();

    /// <exception cref="ArgumentException">A parameter has another kind.</exception>
    public void Check(ConnectionPool connections, long studyId, IReadOnlyList<TrialParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (!_known.TryGetValue((studyId, parameter.Name), out var first))
            {
                first = connections.Run(null, (connection, _) => Read(connection, studyId, parameter.Name));
                if (first is not null)
                    _known.TryAdd((studyId, parameter.Name), first);
            }
            first?.CheckCompatible(parameter.Name, parameter.Distribution);
        }
    }

    private Distribution? Read(DbConnection connection, long studyId, string name)
    {
        Distribution? first = null;
        connection.Run(
            new SqlBatch(dialect).Add(
                $"SELECT p.distribution_json FROM trial_params p JOIN trials t ON t.trial_id = p.trial_id WHERE t.study_id = {studyId} AND p.param_name = {name} ORDER BY p.param_id LIMIT 1;"
            ),
            ("distribution_json", row => first = Distribution.Parse(row.GetString(0)))
        );
        return first;
    }
}
