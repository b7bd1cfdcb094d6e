namespace Showrunner;

/// <summary>
/// Subtracts <paramref name="presence"/> from the logit of each recent word, and <paramref name="frequency"/> for each time that it
/// occurs, as OpenAI's API does; negative penalties favour repetition. Marks, line ends and names are exempt.
/// </summary>
internal sealed class PresencePenalty(double presence, double frequency, RecentWords recent) : ISampler
{
    public void Apply(Candidates candidates, in WritingStep step)
    {
        foreach (var (id, count) in recent.Counts(step.Words))
        {
            if (candidates.IndexOf(id) is >= 0 and var i)
                candidates.Logits[i] -= (float)(presence + (frequency * count));
        }
    }
}
