namespace Tunewright;

/// <summary>A study with the number of its trials and the best one.</summary>
/// <param name="Study">The study.</param>
/// <param name="Trials">The number of trials of any state.</param>
/// <param name="Started">When the first trial started, or <see langword="null"/>.</param>
/// <param name="Best">The best complete, feasible trial of a study with one objective, or <see langword="null"/>.</param>
public sealed record StudySummary(StudyRecord Study, int Trials, DateTimeOffset? Started, FrozenTrial? Best)
{
    /// <summary>The study, the number of its trials, and the best one.</summary>
    public override string ToString() => $"{Study}, {Counted.Of(Trials, "trial")}{(Best is null ? "" : $"; best: {Best}")}";
}
