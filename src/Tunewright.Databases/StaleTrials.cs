namespace Tunewright.Databases;

/// <summary>What may follow a trial whose worker is gone.</summary>
public static class StaleTrials
{
    private const string First = "failed_trial";
    private const string History = "retry_history";

    /// <summary>Queues the same parameters again, with Optuna's notes of which trials were given up before.</summary>
    /// <param name="limit">How many times one trial is retried, at least 0; <see langword="null"/>: no limit.</param>
    /// <param name="keepReports">Whether the new trial has the reports of the old one.</param>
    public static Func<FrozenTrial, FrozenTrial?> Retry(int? limit = null, bool keepReports = false)
    {
        if (limit < 0)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit of retries must not be negative.");
        return trial =>
        {
            List<object?> history =
            [
                .. trial.SystemAttributes.GetValueOrDefault(History) as IReadOnlyList<object?> ?? [],
                (long)trial.Number,
            ];
            if (history.Count > limit)
                return null;
            return trial with
            {
                State = TrialState.Waiting,
                Started = null,
                Completed = null,
                Values = [],
                IntermediateValues = keepReports ? trial.IntermediateValues : trial.IntermediateValues.Clear(),
                SystemAttributes = trial
                    .SystemAttributes.Remove(Heartbeats.ReasonAttribute)
                    .SetItem(First, trial.SystemAttributes.GetValueOrDefault(First) ?? (long)trial.Number)
                    .SetItem(History, history.AsReadOnly()),
            };
        };
    }
}
