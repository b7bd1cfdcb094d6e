namespace Showrunner;

/// <summary>
/// Holds the surprise of the words near <paramref name="target"/> bits: keeps the candidates of at most μ bits, and moves μ by how
/// far the word that was drawn lies from the target (version 2: Basu et al., arXiv:2007.14966). μ is twice the target at first.
/// </summary>
/// <param name="target">τ, in bits.</param>
/// <param name="rate">η, the share of the error that μ moves by.</param>
internal sealed class Mirostat(double target, double rate) : ISampler
{
    private double _mu = 2 * target;
    private readonly Dictionary<int, float> _offered = [];

    public void Apply(Candidates candidates, in WritingStep step)
    {
        if (_offered.TryGetValue(step.Words[^1], out var p)) // the word that was drawn from them
            _mu -= rate * (-Math.Log2(p) - target);
        candidates.KeepFrom(candidates.Probabilities(), (float)Math.Pow(2, -_mu));

        _offered.Clear();
        var probabilities = candidates.Probabilities();
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] > 0)
                _offered[candidates.Ids[i]] = probabilities[i];
        }
    }

    public void CopyFrom(ISampler other)
    {
        var same = (Mirostat)other;
        _mu = same._mu;
        _offered.Clear();
        foreach (var (id, p) in same._offered)
            _offered.Add(id, p);
    }
}
