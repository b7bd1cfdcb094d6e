namespace Tunewright.Cli;

/// <summary>Ends a search after a number of failures in a row: then it is the program that is wrong, not the parameters.</summary>
/// <param name="limit">The number; 0: never.</param>
internal sealed class FailureLimit(int limit)
{
    private readonly Lock _gate = new();
    private int _failures;

    /// <summary>What to tell the user, once the limit is reached.</summary>
    public string? Reason { get; private set; }

    /// <summary>For <see cref="OptimizeOptions.Callbacks"/>.</summary>
    public void See(Study study, FrozenTrial trial)
    {
        lock (_gate)
        {
            _failures = trial.State == TrialState.Failed ? _failures + 1 : 0;
            if (limit == 0 || _failures < limit || Reason is not null)
                return;
            Reason =
                $"The last {Counted.Of(_failures, "trial")} failed, so the search was stopped. Trial {trial.Number}: {trial.FailureReason}";
            study.Stop();
        }
    }
}
