using Tunewright.Contracts;

namespace Tunewright.Tests.Samplers;

public sealed class RandomSamplerContract : SamplerContract
{
    protected override ISampler Create(long seed) => new RandomSampler(seed);
}

public sealed class TpeSamplerContract : SamplerContract
{
    protected override ISampler Create(long seed) => new TpeSampler(seed);
}

public sealed class UnivariateTpeSamplerContract : SamplerContract
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

public sealed class GroupTpeSamplerContract : SamplerContract
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

public sealed class PartialFixedSamplerContract : SamplerContract
{
    protected override ISampler Create(long seed) =>
        new PartialFixedSampler(new Dictionary<string, object?> { ["other"] = 1 }, new TpeSampler(seed));
}
