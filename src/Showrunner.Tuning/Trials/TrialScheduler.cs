using Tunewright;

namespace Showrunner.Tuning;

/// <summary>Decides what a worker trains next, and which checkpoints stay.</summary>
internal sealed class TrialScheduler(
    Study study,
    CandidateHistory history,
    CandidateOptions options,
    bool prunes,
    TrialFolder folder,
    int? maxCandidates,
    double? workMinutes,
    double shareOfProcessors
)
{
    private const int MaxPausedCheckpoints = 5; // at each rung
    private const double LongestStep = 2.0 / 9; // of a candidate's training between two rungs

    /// <summary>Takes the next trial, which only this worker trains.</summary>
    /// <returns>The trial and its lock; without a trial, whether the search is over: otherwise other workers may still cause one.</returns>
    /// <exception cref="ShowrunnerException">Another study uses the folder.</exception>
    public (Trial? Trial, IDisposable? Lock, bool IsOver) Next()
    {
        using var alone = folder.Alone();
        FailAbandoned();
        var trials = study.Trials;
        var candidates = history.Of(trials);
        var hasAll = candidates.Count >= maxCandidates;
        if (!trials.Any(trial => trial.State == TrialState.Waiting))
        {
            if (ToContinue(candidates, hasAll) is { } chosen)
                study.Enqueue(chosen.Parameters, new Dictionary<string, object?> { [Candidate.ContinuesAttribute] = chosen.Number });
            else if (hasAll)
                return (null, null, IsOver: !trials.Any(trial => trial.State == TrialState.Running));
            // What `train` would do by itself comes first: the others are compared with it.
            else if (candidates.Count == 0 && options.UsualValues is { } values)
                study.Enqueue(values);
        }
        var begun = study.Ask();
        if (folder.Hold(begun.Number) is { } held)
            return (begun, held, IsOver: false);
        study.Fail(begun.Number, "Its folder is in use.");
        throw new ShowrunnerException($"{folder.Path}: another study is using this folder for its checkpoints. Choose another folder.");
    }

    /// <summary>
    /// Deletes checkpoints, except those of the best candidate, of those in training, and of the paused ones nearest to a promotion.
    /// </summary>
    public void Tidy()
    {
        using var alone = folder.Alone();
        var candidates = history.Candidates;
        var unfinished = candidates.Where(candidate => candidate.State is CandidateState.Waiting or CandidateState.Training);
        var paused = candidates
            .Where(candidate => candidate.State == CandidateState.Paused)
            .GroupBy(candidate => candidate.LastReport)
            .SelectMany(rung => rung.OrderBy(candidate => candidate.Best).Take(MaxPausedCheckpoints));
        var best = candidates.Where(candidate => candidate.HasEnded).OrderBy(candidate => candidate.Best).Take(1);
        folder.KeepOnly(unfinished.Concat(paused).Concat(best).Select(candidate => candidate.Number).ToHashSet());
    }

    /// <summary>A candidate that was cut off, otherwise one to promote, if its checkpoint is here.</summary>
    private Candidate? ToContinue(IReadOnlyList<Candidate> candidates, bool areAll) =>
        candidates.FirstOrDefault(candidate =>
            candidate.State == CandidateState.Waiting && (!candidate.IsSaved || folder.Has(candidate.Number))
        )
        ?? (
            prunes
                ? Promotions.Of(candidates, areAll || IsLate(candidates)).FirstOrDefault(candidate => folder.Has(candidate.Number))
                : null
        );

    /// <summary>Whether the time that is left is just enough to train the furthest candidate to its end.</summary>
    private bool IsLate(IReadOnlyList<Candidate> candidates) =>
        candidates
            .Where(candidate => candidate is { State: CandidateState.Paused, Position: > 0 })
            .OrderByDescending(candidate => candidate.LastReport)
            .ThenBy(candidate => candidate.Best)
            .FirstOrDefault()
            is { } furthest
        && shareOfProcessors * (60 * workMinutes - candidates.Sum(candidate => candidate.Seconds))
            <= furthest.Seconds / furthest.Position * (1 - furthest.Position + LongestStep);

    private void FailAbandoned()
    {
        // Workers of a file share its folder; those of a database server may not, and its heartbeats tell which of them are gone.
        var allAreMarked = !study.Storage.IsServer && !study.Storage.HasHeartbeats;
        var abandoned = Running().Where(number => folder.IsAbandoned(number, unmarked: allAreMarked)).ToList();
        if (abandoned.Count == 0)
            return;
        // Read again: a worker writes how its trial ended before it lets the lock go.
        foreach (var number in abandoned.Intersect(Running()))
        {
            study.Fail(number, "Its worker ended before it did; perhaps there was too little memory.");
            folder.Release(number);
        }
    }

    private IEnumerable<int> Running() => study.TrialsIn(TrialState.Running).Select(trial => trial.Number);
}
