using Tunewright;

namespace Benchmarks;

/// <summary>Tunewright's samplers by the names that peers/samplers.py has for Optuna's.</summary>
internal static class OwnSamplers
{
    public static ISampler Create(string name, int seed) =>
        name switch
        {
            "tpe" => new TpeSampler(seed),
            "random" => new RandomSampler(seed),
            "cmaes" => new CmaEsSampler(seed),
            "nsga2" => new NsgaIISampler(seed),
            "qmc" => new QuasiRandomSampler(seed),
            "gp" => new GaussianProcessSampler(seed),
            "auto" => new AutoSampler(seed),
            _ => throw new ArgumentException($"There is no sampler '{name}'.", nameof(name)),
        };
}
