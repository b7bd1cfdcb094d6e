namespace Tunewright;

/// <summary>Where a search stands after a trial.</summary>
/// <param name="Finished">Trials that this call has finished.</param>
/// <param name="Trials">Trials that this call was asked for, or <see langword="null"/>.</param>
/// <param name="Trial">The trial that ended now.</param>
/// <param name="Best">The best complete, feasible trial of a study with one objective, or <see langword="null"/>.</param>
/// <param name="Elapsed">Time since the call.</param>
public sealed record StudyProgress(int Finished, int? Trials, FrozenTrial Trial, FrozenTrial? Best, TimeSpan Elapsed);
