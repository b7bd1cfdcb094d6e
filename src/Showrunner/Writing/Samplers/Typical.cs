namespace Showrunner;

/// <summary>
/// Keeps the candidates whose surprise is nearest to the expected one, until they have probability <paramref name="mass"/>
/// ("locally typical sampling": Meister et al., arXiv:2202.00666); 1 keeps all.
/// </summary>
internal sealed class Typical(double mass) : ISampler
{
    private readonly Nucleus _nucleus = new();
    private float[] _scores = [];

    public void Apply(Candidates candidates, in WritingStep step)
    {
        if (mass >= 1)
            return;
        var probabilities = candidates.Probabilities();
        var entropy = candidates.Entropy();
        if (_scores.Length < probabilities.Length)
            _scores = new float[probabilities.Length];
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] > 0)
                _scores[i] = -(float)Math.Abs(-Math.Log(probabilities[i]) - entropy);
        }

        _nucleus.Keep(candidates, _scores, probabilities, mass);
    }
}
