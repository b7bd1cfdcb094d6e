using System.Diagnostics;
using Search.Functions;
using Tunewright;

namespace Search.Cost;

/// <summary>Tunewright's own cost.</summary>
internal static class OwnCost
{
    public static Measurement Of(string sampler, string storage, string space, int trials, int threads = 1, bool clock = false)
    {
        var folder = Directory.CreateTempSubdirectory("search-").FullName;
        try
        {
            using var opened = storage == "journal" ? StudyStorage.Open($"journal:///{folder}/study.log") : StudyStorage.Open("memory://");
            var study = Study.Create(new StudyOptions
            {
                Storage = opened,
                Sampler = sampler == "tpe" ? new TpeSampler(seed: 1) : new RandomSampler(seed: 1),
            });
            var ends = new double[trials];
            var ended = 0;
            Func<TimeSpan> now = clock || storage == "journal" ? () => Stopwatch.GetElapsedTime(0) : () => Environment.CpuUsage.TotalTime;
            var start = now();
            study.Optimize(space == "wide" ? Wide : ShapedFunctions.Mixed, trials, parallelism: threads, options: new OptimizeOptions
            {
                Callbacks = [(_, _) => ends[Interlocked.Increment(ref ended) - 1] = (now() - start).TotalSeconds],
            });
            if (study.Trials.Count(t => t.State == TrialState.Complete) != trials) throw new InvalidOperationException($"Of {trials} trials {study.Trials.Count} are there.");
            return new Measurement("Tunewright", ends);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The median of some runs, by total time.</summary>
    public static Measurement Median(string sampler, string storage, string space, int trials, int threads = 1, bool clock = false, int runs = 5) =>
        Enumerable.Range(0, runs).Select(_ => Of(sampler, storage, space, trials, threads, clock)).OrderBy(m => m.Total).ElementAt(runs / 2);

    private static double Wide(Trial trial) => Formulas.Sphere([.. Names.Select(name => trial.SuggestDouble(name, -5, 5))]);

    private static readonly string[] Names = [.. Enumerable.Range(0, 40).Select(i => $"x{i}")];
}
