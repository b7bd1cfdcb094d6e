namespace Showrunner;

/// <summary>
/// Divides the logit of each recent word by a penalty, or multiplies a negative one (CTRL: Keskar et al.,
/// arXiv:1909.05858). Marks, line ends and names are exempt, or no dialogue could go on.
/// </summary>
internal sealed class RepetitionPenalty(double penalty, RecentWords recent) : ISampler
{
    public void Apply(Candidates candidates, in WritingStep step)
    {
        foreach (var (id, _) in recent.Counts(step.Words))
        {
            if (candidates.IndexOf(id) is >= 0 and var i)
                candidates.Logits[i] *= (float)(candidates.Logits[i] > 0 ? 1 / penalty : penalty);
        }
    }
}
