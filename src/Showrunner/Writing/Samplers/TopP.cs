namespace Showrunner;

/// <summary>
/// Keeps the likeliest candidates that together have probability p, the one that reaches it included, the first of equals
/// ("nucleus sampling": Holtzman et al., arXiv:1904.09751); 1 keeps all.
/// </summary>
internal sealed class TopP(double p) : ISampler
{
    private readonly Nucleus _nucleus = new();

    public void Apply(Candidates candidates, in WritingStep step)
    {
        var probabilities = candidates.Probabilities();
        // Those of less than (1 − p) / count have less than 1 − p together: none of them is needed to reach p.
        if (p < 1)
            _nucleus.Keep(candidates, probabilities, probabilities, p, least: (1 - p) / candidates.Count);
    }
}
