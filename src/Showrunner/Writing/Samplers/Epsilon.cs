namespace Showrunner;

/// <summary>
/// Drops the candidates less likely than <paramref name="epsilon"/>, except the likeliest (Hewitt et al., arXiv:2210.15191).
/// </summary>
internal sealed class Epsilon(double epsilon) : ISampler
{
    public void Apply(Candidates candidates, in WritingStep step) => candidates.KeepFrom(candidates.Probabilities(), (float)epsilon);
}
