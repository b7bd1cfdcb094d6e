namespace Showrunner;

/// <summary>
/// Drops the candidates less likely than min(ε, √ε·e^−H), where H is their entropy, except the likeliest: a cut
/// that is lower where the model is unsure (Hewitt et al., arXiv:2210.15191).
/// </summary>
internal sealed class Eta(double epsilon) : ISampler
{
    public void Apply(Candidates candidates, in WritingStep step)
    {
        var probabilities = candidates.Probabilities();
        candidates.KeepFrom(probabilities, (float)Math.Min(epsilon, Math.Sqrt(epsilon) * Math.Exp(-candidates.Entropy())));
    }
}
