namespace Showrunner;

/// <summary>
/// Keeps the candidates whose logit is within n standard deviations of the highest (Tang et al., arXiv:2411.07641).
/// It is blind to temperature when it comes before it.
/// </summary>
internal sealed class TopNSigma(double n) : ISampler
{
    public void Apply(Candidates candidates, in WritingStep step)
    {
        var (count, sum) = (0, 0.0);
        foreach (var logit in candidates.Logits)
        {
            if (float.IsFinite(logit))
                (count, sum) = (count + 1, sum + logit);
        }

        var (mean, squares) = (sum / count, 0.0);
        foreach (var logit in candidates.Logits)
        {
            if (float.IsFinite(logit))
                squares += (logit - mean) * (logit - mean);
        }

        candidates.KeepFrom(candidates.Logits, (float)(candidates.HighestLogit() - (n * Math.Sqrt(squares / count))));
    }
}
