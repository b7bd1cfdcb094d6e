namespace Tunewright;

/// <summary>What all measures of importance have in common.</summary>
internal static class ImportanceMeasure
{
    /// <summary>Refuses an objective that a study does not have.</summary>
    public static void Check(Study study, int objective)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(objective);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(objective, study.Directions.Length);
    }

    /// <summary>Importances with the sum 1, the most important first; all 0 if they are.</summary>
    /// <param name="raw">Numbers of at least 0.</param>
    public static IReadOnlyList<KeyValuePair<string, double>> Shares(IReadOnlyDictionary<string, double> raw)
    {
        var sum = raw.Values.Sum();
        return [.. raw.Select(pair => KeyValuePair.Create(pair.Key, sum > 0 ? pair.Value / sum : 0)).OrderByDescending(pair => pair.Value)];
    }
}
