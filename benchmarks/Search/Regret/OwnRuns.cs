using System.Collections.Concurrent;
using Tunewright;

namespace Benchmarks;

/// <summary>Studies of Tunewright over all functions.</summary>
internal static class OwnRuns
{
    public static readonly int[] Budgets = [50, 200, 1000];

    /// <summary>Runs studies side by side.</summary>
    /// <param name="library">What the runs are called.</param>
    /// <param name="seeds">One study of each function with each.</param>
    /// <param name="sampler">A new sampler with a seed.</param>
    /// <param name="functions">Names of the functions; null for all.</param>
    /// <param name="most">The most trials of a study.</param>
    /// <param name="several">Whether to run the functions of several objectives too.</param>
    public static IReadOnlyList<Run> Of(
        string library,
        IEnumerable<int> seeds,
        Func<int, ISampler> sampler,
        string[]? functions,
        int most = 1000,
        bool several = false
    )
    {
        var runs = new ConcurrentBag<Run>();
        bool Wanted(string name) => functions is null || functions.Contains(name);
        var work = seeds
            .SelectMany(seed =>
                BenchmarkFunction
                    .All.Where(function => Wanted(function.Name))
                    .Select(function => new Func<Run>(() => One(library, function, seed, sampler(seed), most)))
                    .Concat(
                        FrontFunction
                            .All.Where(function => several && Wanted(function.Name))
                            .Select(function => new Func<Run>(() => One(library, function, seed, sampler(seed), most)))
                    )
            )
            .ToList();
        Parallel.ForEach(Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering), study => runs.Add(study()));
        return [.. runs];
    }

    private static Run One(string library, BenchmarkFunction function, int seed, ISampler sampler, int most)
    {
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
            trials: Math.Min(function.Trials, most)
        );
        return new Run(library, function.Name, seed, best);
    }

    /// <summary>Of several objectives the share of the reference point's box that no trial dominates.</summary>
    private static Run One(string library, FrontFunction function, int seed, ISampler sampler, int most)
    {
        var study = Study.Create(
            new StudyOptions
            {
                Sampler = sampler,
                Pruner = new NoPruner(),
                Directions = [.. Enumerable.Repeat(StudyDirection.Minimize, function.Reference.Length)],
            }
        );
        var points = new List<double[]>();
        study.Optimize(
            trial =>
            {
                points.Add(function.Of(trial));
                return points[^1];
            },
            trials: Math.Min(FrontFunction.Trials, most)
        );
        return new Run(library, function.Name, seed, Budgets.Where(n => n <= points.Count).ToDictionary(n => $"{n}", Missing));

        double Missing(int count)
        {
            var inside = points.Take(count).Where(point => point.Zip(function.Reference).All(pair => pair.First < pair.Second)).ToList();
            return 1 - (inside.Count == 0 ? 0 : Hypervolume.Of(inside, function.Reference) / function.Reference.Aggregate((a, b) => a * b));
        }
    }
}
