namespace Showrunner.Tuning;

/// <summary>Finds the candidates that have paused, completed or failed from one snapshot of a search to the next.</summary>
internal sealed class EndedCandidates
{
    // By candidate, its last trial then; null before the first snapshot, which shows what earlier runs have done.
    private Dictionary<int, int>? _seen;

    public IReadOnlyList<TuningEvent.CandidateEnded> Since(TuningSnapshot snapshot)
    {
        var ended = snapshot.Candidates.Where(candidate => candidate.HasEnded || candidate.State == CandidateState.Failed).ToList();
        var seen = _seen;
        _seen = ended.ToDictionary(candidate => candidate.Number, candidate => candidate.Last.Number);
        return seen is null
            ? []
            :
            [
                .. ended
                    .Where(candidate => seen.GetValueOrDefault(candidate.Number, -1) != candidate.Last.Number)
                    .Select(candidate => new TuningEvent.CandidateEnded(candidate, candidate == snapshot.Best)),
            ];
    }
}
