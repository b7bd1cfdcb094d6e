namespace Tunewright;

/// <summary>Decides whether a trial goes on. Called from several threads at once.</summary>
public interface IPruner
{
    /// <summary>Decides after a report.</summary>
    /// <param name="history">The study's other trials.</param>
    /// <param name="trial">The running trial with what it has reported so far.</param>
    PruningDecision Decide(StudyHistory history, FrozenTrial trial);

    /// <summary>
    /// The trials that a sampler can learn from for trial <paramref name="trialNumber"/>: all, unless the pruner runs several
    /// brackets.
    /// </summary>
    StudyHistory Comparable(StudyHistory history, int trialNumber) => history;
}
