namespace Showrunner.Tuning;

/// <summary>What the lowest loss of each candidate would be if all were trained to their ends.</summary>
internal static class CandidateForecasts
{
    /// <summary>
    /// Forecasts from the furthest candidate to the least far: a candidate's loss, less the mean of how much those that got further have
    /// improved, or will by their own forecasts, since they were where it is.
    /// </summary>
    /// <param name="candidates">Candidates with losses.</param>
    public static IReadOnlyDictionary<Candidate, double> Of(IEnumerable<Candidate> candidates)
    {
        var forecasts = new Dictionary<Candidate, double>();
        var further = new List<Candidate>();
        foreach (var group in candidates.GroupBy(Reached).OrderByDescending(group => group.Key))
        {
            var gains = further.Select(other => other.BestAt(group.Key) - forecasts[other]).OfType<double>();
            var gain = gains.DefaultIfEmpty().Average();
            foreach (var candidate in group)
                forecasts[candidate] = candidate.Best - gain;
            further.AddRange(group);
        }
        return forecasts;
    }

    private static int Reached(Candidate candidate) => candidate.State == CandidateState.Complete ? int.MaxValue : candidate.LastReport;
}
