namespace Tunewright.Databases;

/// <summary>Whether a database can hold what belongs to a trial.</summary>
internal sealed class TrialChecks(Dialect dialect, StudyDistributions distributions)
{
    /// <exception cref="ArgumentException">A name or a value is too long, or a parameter has another kind in this study.</exception>
    public void Check(long studyId, FrozenTrial trial) =>
        Check(
            studyId,
            trial.Parameters,
            trial.UserAttributes.Concat(trial.SystemAttributes).Select(attribute => (attribute.Key, attribute.Value))
        );

    /// <inheritdoc cref="Check(long, FrozenTrial)"/>
    public void Check(long studyId, TrialChanges changes) =>
        Check(studyId, changes.Parameters, changes.UserAttributes.Concat(changes.SystemAttributes));

    private void Check(long studyId, IReadOnlyList<TrialParameter> parameters, IEnumerable<(string Key, object? Value)> attributes)
    {
        foreach (var (key, value) in attributes)
            OptunaText.Json(dialect, key, value);
        foreach (var parameter in parameters)
            ParameterNames.Check(parameter.Name);
        distributions.Check(studyId, parameters);
    }
}
