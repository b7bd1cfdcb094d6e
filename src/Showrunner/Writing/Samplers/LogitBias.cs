namespace Showrunner;

/// <summary>Adds a number to the logits of some words, as OpenAI's API does.</summary>
internal sealed class LogitBias(IReadOnlyList<(int Id, double Bias)> words) : ISampler
{
    public void Apply(Candidates candidates, in WritingStep step)
    {
        foreach (var (id, bias) in words)
        {
            if (candidates.IndexOf(id) is >= 0 and var i)
                candidates.Logits[i] += (float)bias;
        }
    }
}
