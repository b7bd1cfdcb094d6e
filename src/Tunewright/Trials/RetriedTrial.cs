namespace Tunewright;

/// <summary>Failed trials that are tried again, with the notes that Optuna keeps of them.</summary>
internal static class RetriedTrial
{
    private const string FirstAttribute = "failed_trial";
    private const string HistoryAttribute = "retry_history";

    /// <summary>The trial to queue after a failed one; <see langword="null"/> if there were as many retries as are allowed.</summary>
    /// <param name="failed">The trial that failed.</param>
    /// <param name="limit">The maximum number of retries of one trial; <see langword="null"/>: no limit.</param>
    /// <param name="keepReports">Whether the new trial starts with the reports of the failed one.</param>
    public static FrozenTrial? Of(FrozenTrial failed, int? limit, bool keepReports = false)
    {
        List<object?> history =
        [
            .. failed.SystemAttributes.GetValueOrDefault(HistoryAttribute) as IReadOnlyList<object?> ?? [],
            (long)failed.Number,
        ];
        if (failed.State != TrialState.Failed || history.Count > limit)
            return null;
        return failed with
        {
            State = TrialState.Waiting,
            Started = null,
            Completed = null,
            Values = [],
            IntermediateValues = keepReports ? failed.IntermediateValues : failed.IntermediateValues.Clear(),
            SystemAttributes = failed
                .SystemAttributes.Remove(FrozenTrial.FailureReasonAttribute)
                .SetItem(FirstAttribute, failed.SystemAttributes.GetValueOrDefault(FirstAttribute) ?? (long)failed.Number)
                .SetItem(HistoryAttribute, history.AsReadOnly()),
        };
    }
}
