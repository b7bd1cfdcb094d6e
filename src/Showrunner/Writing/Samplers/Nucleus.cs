namespace Showrunner;

/// <summary>The smallest set of candidates, best score first, that has a given probability.</summary>
internal sealed class Nucleus
{
    private (float Score, int Index)[] _ranked = [];

    /// <summary>
    /// Keeps the candidates of the highest <paramref name="scores"/>, the first of equals, until their probability is
    /// <paramref name="mass"/>.
    /// </summary>
    /// <remarks>Candidates that are impossible, or less likely than <paramref name="least"/>, are not looked at.</remarks>
    public void Keep(Candidates candidates, ReadOnlySpan<float> scores, ReadOnlySpan<float> probabilities, double mass, double least = 0)
    {
        if (_ranked.Length < probabilities.Length)
            _ranked = new (float, int)[probabilities.Length];
        var count = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] > 0 && probabilities[i] >= least)
                _ranked[count++] = (-scores[i], i);
        }

        var ranked = _ranked.AsSpan(0, count);
        ranked.Sort(); // highest score first, then lowest index

        var (sum, kept) = (0.0, 0);
        while (kept < count && (kept == 0 || sum < mass))
            sum += probabilities[ranked[kept++].Index];
        var indices = new int[kept];
        for (var i = 0; i < kept; i++)
            indices[i] = ranked[i].Index;
        indices.AsSpan().Sort();
        candidates.Keep(indices);
    }
}
