using System.Diagnostics;
using Search.Functions;
using Tunewright;

namespace Search.Cost;

/// <summary>Tunewright's own cost.</summary>
internal static class OwnCost
{
    public static Measurement Of(string sampler, string storage, string space, int trials, int threads = 1)
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
            var (processor, clock) = (new double[trials], new double[trials]);
            var ended = 0;
            var (spent, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            study.Optimize(space == "wide" ? Wide : ShapedFunctions.Mixed, trials, parallelism: threads, options: new OptimizeOptions
            {
                Callbacks = [(_, _) =>
                {
                    var number = Interlocked.Increment(ref ended) - 1;
                    (processor[number], clock[number]) = ((Environment.CpuUsage.TotalTime - spent).TotalSeconds, Stopwatch.GetElapsedTime(start).TotalSeconds);
                }],
            });
            if (study.Trials.Count(t => t.State == TrialState.Complete) != trials) throw new InvalidOperationException($"Of {trials} trials {study.Trials.Count} are there.");
            return new Measurement("Tunewright", processor, clock);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The median of some runs, by time on the clock.</summary>
    public static Measurement Median(string sampler, string storage, string space, int trials, int threads = 1, int runs = 5) =>
        Enumerable.Range(0, runs).Select(_ => Of(sampler, storage, space, trials, threads)).OrderBy(m => m.Clock[^1]).ElementAt(runs / 2);

    private static double Wide(Trial trial) => Formulas.Sphere([.. Names.Select(name => trial.SuggestDouble(name, -5, 5))]);

    private static readonly string[] Names = [.. Enumerable.Range(0, 40).Select(i => $"x{i}")];
}
