namespace Tunewright.Databases;

/// <summary>Whether a database can hold what belongs to a trial.</summary>
internal sealed class TrialChecks(Dialect dialect, StudyDistributions distributions)
{
    /// <exception cref="ArgumentException">A name or a value is too long, or a parameter has another kind in this study.</exception>
    public void Check(StudyKey study, FrozenTrial trial) =>
        Check(
            study,
            trial.Parameters,
            trial.UserAttributes.Concat(trial.SystemAttributes).Select(attribute => (attribute.Key, attribute.Value))
        );

    /// <inheritdoc cref="Check(StudyKey, FrozenTrial)"/>
    public void Check(StudyKey study, TrialChanges changes) =>
        Check(study, changes.Parameters, changes.UserAttributes.Concat(changes.SystemAttributes));

    private void Check(StudyKey study, IReadOnlyList<TrialParameter> parameters, IEnumerable<(string Key, object? Value)> attributes)
    {
        foreach (var (key, value) in attributes)
            OptunaText.Json(dialect, key, value);
        foreach (var parameter in parameters)
            ParameterNames.Check(parameter.Name);
        distributions.Check(study, parameters);
    }
}
