namespace Showrunner;

/// <summary>
/// Divides all logits by a temperature: below 1 likely words become likelier, above 1 all words become more alike, and 0 leaves only
/// the likeliest, the first of equals. A range makes it dynamic, as in llama.cpp: from temperature − range where the model is sure to
/// temperature + range where it is unsure, by the entropy as a share of the highest possible, to a power.
/// </summary>
/// <param name="range">0: the same everywhere.</param>
/// <param name="exponent">The power.</param>
internal sealed class Temperature(double range = 0, double exponent = 1) : ISampler
{
    public void Apply(Candidates candidates, in WritingStep step)
    {
        var value = step.Temperature;
        if (range > 0 && value > 0 && candidates.Count > 1)
        {
            var least = Math.Max(0, value - range);
            candidates.Probabilities();
            value = least + ((value + range - least) * Math.Pow(candidates.Entropy() / Math.Log(candidates.Count), exponent));
        }
        var logits = candidates.Logits;
        if (value < 1e-6)
        {
            var best = 0;
            for (var i = 1; i < logits.Length; i++)
            {
                if (logits[i] > logits[best])
                    best = i;
            }

            candidates.Keep([best]);
            return;
        }
        candidates.Scale((float)(1 / value));
    }
}
