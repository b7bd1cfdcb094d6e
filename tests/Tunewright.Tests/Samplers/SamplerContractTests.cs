using System.Collections.Immutable;
using Tunewright.Contracts;

namespace Tunewright.Tests.Samplers;

public sealed class RandomSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) => new RandomSampler(seed);
}

public sealed class SobolSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) => new QuasiRandomSampler(seed);
}

public sealed class HaltonSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) => new QuasiRandomSampler(seed, QuasiRandomSequence.Halton);
}

public sealed class TpeSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) => new TpeSampler(seed);
}

public sealed class UnivariateTpeSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) =>
        new TpeSampler(
            new TpeOptions
            {
                Seed = seed,
                Multivariate = false,
                StartupTrials = 0,
            }
        );
}

public sealed class GroupTpeSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) =>
        new TpeSampler(
            new TpeOptions
            {
                Seed = seed,
                Multivariate = true,
                Group = true,
                StartupTrials = 3,
            }
        );
}

public sealed class CmaEsSamplerContract : DrawingSamplerContract
{
    protected override int MaxObjectives => 1;

    protected override ISampler Create(long seed) => new CmaEsSampler(seed);
}

public sealed class SeparableCmaEsSamplerContract : DrawingSamplerContract
{
    protected override int MaxObjectives => 1;

    protected override ISampler Create(long seed) => new CmaEsSampler(new CmaEsOptions { Seed = seed, Separable = true });
}

public sealed class NsgaIISamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) => new NsgaIISampler(new GeneticOptions { Seed = seed, PopulationSize = 10 });
}

public sealed class NsgaIIISamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) =>
        new NsgaIIISampler(
            new NsgaIIIOptions
            {
                Seed = seed,
                PopulationSize = 10,
                Crossover = new SimplexCrossover(),
                Mutation = new PolynomialMutation(),
            }
        );
}

public sealed class GaussianProcessSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) =>
        new GaussianProcessSampler(new GaussianProcessOptions { Seed = seed, StartupTrials = 5 });
}

public sealed class AutoSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) => new AutoSampler(seed);
}

/// <summary>The sampler of samples/TunewrightSampler.</summary>
public sealed class HillClimbingSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) => new HillClimbingSampler((int)seed);
}

public sealed class BelievingTpeSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) =>
        new TpeSampler(
            new TpeOptions
            {
                Seed = seed,
                Beliefs = new Dictionary<string, Belief> { ["x"] = new(1.0), ["kind"] = new(2) },
            }
        );
}

public sealed class PartialFixedSamplerContract : DrawingSamplerContract
{
    protected override ISampler Create(long seed) =>
        new PartialFixedSampler(new Dictionary<string, object?> { ["other"] = 1 }, new TpeSampler(seed));
}

public sealed class GridSamplerContract : ExhaustiveSamplerContract
{
    protected override ISampler Create(long seed, ImmutableArray<(string Name, Distribution Distribution)> space) =>
        new GridSampler(space.Select(parameter => KeyValuePair.Create(parameter.Name, Values(parameter.Distribution))), seed);

    protected override int Points(ImmutableArray<(string Name, Distribution Distribution)> space) =>
        space.Aggregate(1, (points, parameter) => points * Values(parameter.Distribution).Count);

    /// <summary>All values of a small range; of others the bounds.</summary>
    private static IReadOnlyList<object?> Values(Distribution distribution)
    {
        var grid = distribution.Grid;
        return
        [
            .. (grid.Count <= 4 ? Enumerable.Range(0, (int)grid.Count).Select(index => grid.At(index)) : [grid.Low, grid.High]).Select(
                distribution.ToExternal
            ),
        ];
    }
}

public sealed class BruteForceSamplerContract : ExhaustiveSamplerContract
{
    protected override bool DrawsFrom(Distribution range) => range is not FloatDistribution { Step: null };

    protected override ISampler Create(long seed, ImmutableArray<(string Name, Distribution Distribution)> space) =>
        new BruteForceSampler(seed);

    protected override int Points(ImmutableArray<(string Name, Distribution Distribution)> space) =>
        space.Aggregate(1, (points, parameter) => points * (int)parameter.Distribution.Grid.Count);
}
