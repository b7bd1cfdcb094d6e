namespace Tunewright.Tests;

/// <summary>Makers of what many tests need.</summary>
internal static class Some
{
    /// <summary>A study in memory that draws uniformly and never prunes, unless <paramref name="options"/> say otherwise.</summary>
    public static Study Study(StudyOptions? options = null)
    {
        options ??= new();
        return Tunewright.Study.Create(options with { Sampler = options.Sampler ?? new HashSampler(), Pruner = options.Pruner ?? new NoPruner() });
    }
}

/// <summary>Draws uniformly, by a hash of seed, trial and name.</summary>
internal sealed class HashSampler(int seed = 0) : ISampler
{
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution)
    {
        var u = new Random(HashCode.Combine(seed, trial.Number, name.Sum(c => c * 31))).NextDouble();
        return distribution switch
        {
            FloatDistribution { Step: { } step } real => Math.Min(real.High, real.Low + Math.Floor(u * (Math.Round((real.High - real.Low) / step) + 1)) * step),
            FloatDistribution real => real.Low + u * (real.High - real.Low),
            IntDistribution whole => whole.Low + Math.Floor(u * ((whole.High - whole.Low) / whole.Step + 1)) * whole.Step,
            CategoricalDistribution category => Math.Floor(u * category.Choices.Length),
            _ => throw new NotSupportedException(),
        };
    }
}
