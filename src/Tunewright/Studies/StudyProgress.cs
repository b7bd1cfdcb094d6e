namespace Tunewright;

/// <summary>The state of a search after a trial.</summary>
/// <param name="Finished">The number of trials that this call has finished.</param>
/// <param name="Trials">The number of trials that this call was asked for, or <see langword="null"/>.</param>
/// <param name="Trial">The trial that has just ended.</param>
/// <param name="Best">The best complete, feasible trial of a study with one objective, or <see langword="null"/>.</param>
/// <param name="Elapsed">The time since the call.</param>
public sealed record StudyProgress(int Finished, int? Trials, FrozenTrial Trial, FrozenTrial? Best, TimeSpan Elapsed)
{
    /// <summary>How many trials have finished, the last of them, and the best.</summary>
    public override string ToString() =>
        $"{Finished}{(Trials is { } all ? $" of {all}" : "")} after {Elapsed:g}: {Trial}{(Best is null ? "" : $"; best: {Best}")}";
}
