using System.Collections.Concurrent;
using Tunewright;

namespace Benchmarks;

/// <summary>Tunewright's default sampler over all functions.</summary>
internal static class OwnRuns
{
    public static readonly int[] Budgets = [50, 200, 1000];

    public static IReadOnlyList<Run> Of(IEnumerable<int> seeds, RandomGenerator generator, bool? multivariate, string[]? functions)
    {
        var runs = new ConcurrentBag<Run>();
        var work = BenchmarkFunction
            .All.Where(f => functions is null || functions.Contains(f.Name))
            .SelectMany(f => seeds.Select(seed => (f, seed)));
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            job => runs.Add(One(job.f, job.seed, generator, multivariate))
        );
        return [.. runs];
    }

    private static Run One(BenchmarkFunction function, int seed, RandomGenerator generator, bool? multivariate)
    {
        var sampler = new TpeSampler(
            new TpeOptions
            {
                Seed = seed,
                Generator = generator,
                Multivariate = multivariate,
            }
        );
        var study = Study.Create(new StudyOptions { Sampler = sampler, Pruner = new NoPruner() });
        var best = new Dictionary<string, double>();
        var (looks, truth, number) = (double.PositiveInfinity, double.NaN, 0);
        study.Optimize(
            trial =>
            {
                var value = function.Objective(trial);
                var seen = value + function.NoiseOf(seed, number);
                if (seen < looks)
                    (looks, truth) = (seen, value);
                if (Budgets.Contains(++number))
                    best[$"{number}"] = truth;
                return seen;
            },
            trials: function.Trials
        );
        return new Run(generator == RandomGenerator.NumPy ? "NumPy's draws" : "Tunewright", function.Name, seed, best);
    }
}
