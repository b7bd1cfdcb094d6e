namespace Tunewright.Tests;

/// <summary>Makers of what many tests need.</summary>
internal static class Some
{
    /// <summary>A study in memory that draws uniformly and never prunes, unless <paramref name="options"/> say otherwise.</summary>
    public static Study Study(StudyOptions? options = null)
    {
        options ??= new();
        return Tunewright.Study.Create(
            options with
            {
                Sampler = options.Sampler ?? new RandomSampler(seed: 1),
                Pruner = options.Pruner ?? new NoPruner(),
            }
        );
    }
}
