using System.Collections.Immutable;

namespace Tunewright.Contracts;

/// <summary>What samplers guarantee that draw values from any space, without end.</summary>
public abstract class DrawingSamplerContract : SamplerContract
{
    /// <summary>A new sampler whose draws follow from <paramref name="seed"/>.</summary>
    protected abstract ISampler Create(long seed);

    /// <inheritdoc/>
    protected sealed override ISampler Create(long seed, ImmutableArray<(string Name, Distribution Distribution)> space) => Create(seed);

    [Fact]
    public void DrawsOtherValuesFromAnotherSeed() => Assert.NotEqual(First(Create(1), 0), First(Create(2), 0));

    [Fact]
    public void DrawsOtherValuesForAnotherTrial() => Assert.NotEqual(First(Create(1), 0), First(Create(1), 1));

    /// <summary>Three values for a trial of an empty study.</summary>
    private static double[] First(ISampler sampler, int number)
    {
        var history = new SearchCase([], [StudyDirection.Minimize], []).History(0);
        var trial = new FrozenTrial
        {
            Id = number,
            Number = number,
            State = TrialState.Running,
        };
        return [.. Enumerable.Range(0, 3).Select(i => sampler.Sample(history, trial, $"p{i}", new FloatDistribution(0, 1)))];
    }
}
