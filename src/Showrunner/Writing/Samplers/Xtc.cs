namespace Showrunner;

/// <summary>
/// "Exclude top choices" (p-e-w, text-generation-webui pull request 6335): with <paramref name="probability"/>, drops all candidates
/// that are at least as likely as <paramref name="threshold"/>, except the least likely of them, the last of equals.
/// </summary>
internal sealed class Xtc(double probability, double threshold, SplitMix64 random) : ISampler
{
    public void Apply(Candidates candidates, in WritingStep step)
    {
        if (random.NextDouble() >= probability)
            return;
        var probabilities = candidates.Probabilities();
        var (top, least) = (0, -1);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] >= threshold))
                continue;
            top++;
            if (least < 0 || probabilities[i] <= probabilities[least])
                least = i;
        }
        if (top < 2)
            return;
        var kept = new List<int>(probabilities.Length);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (i == least || !(probabilities[i] >= threshold))
                kept.Add(i);
        }

        candidates.Keep([.. kept]);
    }
}
