namespace Showrunner;

/// <summary>
/// Keeps the candidates that are at least <paramref name="p"/> times as likely as the likeliest (Nguyen et al., arXiv:2407.01082); 0 keeps
/// all.
/// </summary>
internal sealed class MinP(double p) : ISampler
{
    // In logits, so nothing needs to be normalised.
    private readonly float _below = (float)Math.Log(p);

    public void Apply(Candidates candidates, in WritingStep step)
    {
        if (p > 0)
            candidates.KeepFrom(candidates.Logits, candidates.HighestLogit() + _below);
    }
}
