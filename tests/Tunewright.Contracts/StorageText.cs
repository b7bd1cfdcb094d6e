using System.Text;

namespace Tunewright.Contracts;

/// <summary>
/// All that a storage holds of a study as text, so that two can be compared. Ids differ between storages and are left out.
/// </summary>
public static class StorageText
{
    /// <summary>A study with its trials, one a line.</summary>
    public static string Of(IStudyStorage storage, string study)
    {
        if (storage.FindStudy(study) is not { } record)
            return "none";
        var table = new TrialTable(record);
        storage.Sync(table);
        var text = new StringBuilder(
            $"[{string.Join(", ", record.Directions)}] user {Of(record.UserAttributes)} system {Of(record.SystemAttributes)}\n"
        );
        foreach (var trial in table.All())
            text.Append(Of(trial)).Append('\n');
        return text.ToString();
    }

    /// <summary>A trial on one line.</summary>
    public static string Of(FrozenTrial trial)
    {
        var parameters = string.Join(
            ", ",
            trial.Parameters.Select(parameter =>
                $"{parameter.Name} = {PythonJson.Write(parameter.Value)} of {parameter.Distribution.ToJson()}"
            )
        );
        var reports = string.Join(", ", trial.IntermediateValues.Select(report => $"{report.Key}: {PythonJson.Write(report.Value)}"));
        var values = string.Join(", ", trial.Values.Select(value => PythonJson.Write(value)));
        return $"{trial.Number} {trial.State} [{values}] ({parameters}) {{{reports}}} user {Of(trial.UserAttributes)} "
            + $"system {Of(trial.SystemAttributes)} {trial.Started?.UtcDateTime:O} {trial.Completed?.UtcDateTime:O}";
    }

    private static string Of(IEnumerable<KeyValuePair<string, object?>> attributes) =>
        PythonJson.Write(new OrderedDictionary<string, object?>(attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal)));
}
