namespace Showrunner.Tests;

/// <summary>Samplers at work on a step of which only some parts matter.</summary>
internal static class Sampled
{
    /// <summary>Applies a sampler that looks at the candidates, after the words written so far.</summary>
    public static void Apply(this ISampler sampler, Candidates candidates, List<int>? written = null) =>
        sampler.Apply(candidates, new WritingStep { Words = (written ?? []).ToArray() });

    /// <summary>Applies a sampler that looks at the temperature.</summary>
    public static void ApplyAt(this ISampler sampler, double temperature, Candidates candidates) =>
        sampler.Apply(candidates, new WritingStep { Temperature = temperature });
}
