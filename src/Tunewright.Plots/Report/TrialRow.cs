namespace Tunewright.Plots;

/// <summary>A trial with everything that belongs to it, as pages see it.</summary>
internal static class TrialRow
{
    private const int MaxPoints = 2_000;

    public static TrialData Of(StudyRecord study, FrozenTrial trial)
    {
        var given = QueuedTrial.Parameters(trial);
        var unused = trial.UnusedParameters;
        return new()
        {
            Number = trial.Number,
            State = trial.State.ToString().ToLowerInvariant(),
            Values = trial.Values,
            Parameters = [.. trial.ExternalParameters().Select(Named)],
            Given = given is null ? [] : [.. given.Where(entry => unused.Contains(entry.Key)).Select(Named)],
            UserAttributes = new(trial.UserAttributes),
            SystemAttributes = new(trial.SystemAttributes),
            Constraints = [.. trial.Constraints.Select(constraint => new ConstraintData(constraint.Key, constraint.Value))],
            Feasible = trial.IsFeasible,
            Started = trial.Started?.ToUnixTimeMilliseconds(),
            Ended = trial.Completed?.ToUnixTimeMilliseconds(),
            FailureReason = trial.FailureReason,
            Note = Notes.Read(study, trial.Id),
            Curve = Curves.Of(trial, MaxPoints),
        };
    }

    private static NamedValue Named(KeyValuePair<string, object?> entry) => new(entry.Key, new(entry.Value));
}
