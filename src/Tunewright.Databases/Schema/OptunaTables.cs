using System.Globalization;

namespace Tunewright.Databases;

/// <summary>Optuna's tables, column by column, as all its versions from 3.0 on create them.</summary>
internal static class OptunaTables
{
    public static readonly IReadOnlyList<(string Type, string[] Names)> Enums =
    [
        ("studydirection", ["NOT_SET", "MINIMIZE", "MAXIMIZE"]),
        ("trialstate", ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"]),
        ("trialvaluetype", ["FINITE", "INF_POS", "INF_NEG"]),
        ("trialintermediatevaluetype", ["FINITE", "INF_POS", "INF_NEG", "NAN"]),
    ];

    /// <summary>All tables; each after those that it refers to.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "studies",
        "version_info",
        "study_directions",
        "study_user_attributes",
        "study_system_attributes",
        "trials",
        "trial_user_attributes",
        "trial_system_attributes",
        "trial_params",
        "trial_values",
        "trial_intermediate_values",
        "trial_heartbeats",
        "alembic_version",
    ];

    /// <summary>The tables that hold what belongs to a trial.</summary>
    public static readonly IReadOnlyList<string> OfTrials = [.. Names.Where(name => name.StartsWith("trial_", StringComparison.Ordinal))];

    /// <summary>The statements that create the tables that are not in <paramref name="existing"/>.</summary>
    public static IEnumerable<string> Create(ISet<string> existing, ColumnTypes types)
    {
        foreach (var name in Names.Where(name => !existing.Contains(name)))
        {
            yield return $"CREATE TABLE {name} ({Columns(name, types)}){types.Suffix};";
            if (name == "studies")
                yield return "CREATE UNIQUE INDEX ix_studies_study_name ON studies (study_name);";
            if (name == "trials")
                yield return "CREATE INDEX ix_trials_study_id ON trials (study_id);";
        }
    }

    private static string Columns(string table, ColumnTypes types)
    {
        const string ofStudy = "FOREIGN KEY(study_id) REFERENCES studies (study_id)";
        const string ofTrial = "FOREIGN KEY(trial_id) REFERENCES trials (trial_id)";
        return table switch
        {
            "studies" => $"{Key("study_id")}, study_name VARCHAR(512) NOT NULL, PRIMARY KEY (study_id)",
            "version_info" => "version_info_id INTEGER NOT NULL, schema_version INTEGER, library_version VARCHAR(256), "
                + $"PRIMARY KEY (version_info_id), CHECK (version_info_id=1)",
            "study_directions" =>
                $"{Key("study_direction_id")}, direction {Enum(0)} NOT NULL, study_id INTEGER NOT NULL, objective INTEGER NOT NULL, "
                    + $"PRIMARY KEY (study_direction_id), UNIQUE (study_id, objective), {ofStudy}",
            "study_user_attributes" or "study_system_attributes" => $"{Attributes("study_id")}, {ofStudy}",
            "trials" => $"{Key("trial_id")}, number INTEGER, study_id INTEGER, state {Enum(1)} NOT NULL, "
                + $"datetime_start {types.Time}, datetime_complete {types.Time}, PRIMARY KEY (trial_id), {ofStudy}",
            "trial_user_attributes" or "trial_system_attributes" => $"{Attributes("trial_id")}, {ofTrial}",
            "trial_params" =>
                $"{Key("param_id")}, trial_id INTEGER, param_name VARCHAR(512), param_value {types.Number}, distribution_json TEXT, "
                    + $"PRIMARY KEY (param_id), UNIQUE (trial_id, param_name), {ofTrial}",
            "trial_values" => $"{Key("trial_value_id")}, trial_id INTEGER NOT NULL, objective INTEGER NOT NULL, "
                + $"value {types.Number}, value_type {Enum(2)} NOT NULL, "
                + $"PRIMARY KEY (trial_value_id), UNIQUE (trial_id, objective), {ofTrial}",
            "trial_intermediate_values" => $"{Key("trial_intermediate_value_id")}, trial_id INTEGER NOT NULL, step INTEGER NOT NULL, "
                + $"intermediate_value {types.Number}, "
                + $"intermediate_value_type {Enum(3)} NOT NULL, "
                + $"PRIMARY KEY (trial_intermediate_value_id), UNIQUE (trial_id, step), {ofTrial}",
            "trial_heartbeats" => $"{Key("trial_heartbeat_id")}, trial_id INTEGER NOT NULL, heartbeat {types.Time} NOT NULL, "
                + $"PRIMARY KEY (trial_heartbeat_id), UNIQUE (trial_id), {ofTrial}",
            _ => "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)",
        };

        string Key(string column) => string.Format(CultureInfo.InvariantCulture, types.Key, column);
        string Enum(int index) => types.Enum(Enums[index].Type, Enums[index].Names);
        string Attributes(string owner) =>
            $"{Key($"{table[..^1]}_id")}, {owner} INTEGER, \"key\" VARCHAR(512), value_json TEXT, "
            + $"PRIMARY KEY ({table[..^1]}_id), UNIQUE ({owner}, \"key\")";
    }
}
