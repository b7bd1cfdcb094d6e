namespace Showrunner;

/// <summary>
/// Divides all logits by a temperature: below 1 the likely become likelier, above 1 all become more alike, and 0 leaves only the
/// likeliest, the first of equals.
/// </summary>
internal sealed class Temperature(double temperature) : ISampler
{
    public void Apply(Candidates candidates)
    {
        var logits = candidates.Logits;
        if (temperature == 0)
        {
            var best = 0;
            for (var i = 1; i < logits.Length; i++)
                if (logits[i] > logits[best]) best = i;
            candidates.Keep([best]);
            return;
        }
        var factor = (float)(1 / temperature);
        for (var i = 0; i < logits.Length; i++) logits[i] *= factor;
    }
}
