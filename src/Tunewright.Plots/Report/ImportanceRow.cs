namespace Tunewright.Plots;

/// <summary>The importances of a study's parameters for one of its objectives, as pages see them.</summary>
internal static class ImportanceRow
{
    public static ImportancesData Of(StudyDigest digest, int objective) => Of(digest.Study, digest.Trials, objective);

    public static ImportancesData Of(StudyRecord study, IReadOnlyList<FrozenTrial> trials, int objective)
    {
        var sign = study.Directions[objective] == StudyDirection.Maximize ? -1 : 1;
        var importances = PedAnova.Importances(trials, trial => sign * trial.Values[objective]);
        return new(objective, [.. importances.Select(pair => new ImportanceData(pair.Key, pair.Value))]);
    }
}
