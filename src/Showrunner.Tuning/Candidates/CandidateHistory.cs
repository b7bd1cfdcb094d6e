using Tunewright;

namespace Showrunner.Tuning;

/// <summary>The candidates of a study. They are grouped again only when a trial has changed. Safe for several threads.</summary>
internal sealed class CandidateHistory(Study study)
{
    private readonly Lock _gate = new();
    private IReadOnlyList<FrozenTrial> _trials = [];
    private IReadOnlyList<Candidate> _candidates = [];

    /// <summary>How often the candidates were grouped.</summary>
    public int Changes { get; private set; }

    /// <summary>All candidates as they are now, oldest first.</summary>
    public IReadOnlyList<Candidate> Candidates => Of(study.Trials);

    /// <summary>The candidates of all trials of the study, which were read before.</summary>
    public IReadOnlyList<Candidate> Of(IReadOnlyList<FrozenTrial> trials)
    {
        lock (_gate)
        {
            // Trials are immutable, and a study returns the same object as long as one has not changed.
            if (trials.SequenceEqual(_trials, ReferenceEqualityComparer.Instance))
                return _candidates;
            Changes++;
            (_trials, _candidates) = (trials, Candidate.Of(trials));
            return _candidates;
        }
    }
}
