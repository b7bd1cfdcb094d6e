using System.Diagnostics;
using Tunewright;

namespace Benchmarks;

/// <summary>Tunewright's own cost.</summary>
internal static class OwnCost
{
    public static Measurement Of(string sampler, string storage, string space, int trials, int threads = 1)
    {
        var folder = Directory.CreateTempSubdirectory("search-").FullName;
        try
        {
            using IStudyStorage opened = storage == "journal" ? new JournalStorage($"{folder}/study.log") : new InMemoryStorage();
            var study = Study.Create(
                new StudyOptions
                {
                    Storage = opened,
                    Sampler = OwnSamplers.Create(sampler, seed: 1),
                    Directions = [.. Enumerable.Repeat(StudyDirection.Minimize, space == "two" ? 2 : 1)],
                }
            );
            // By the objective and not by a callback, whose presence has each trial end in a write of its own.
            var (processor, clock) = (new double[trials], new double[trials]);
            var begun = 0;
            var objective = Objective(space);
            var (spent, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            study.Optimize(
                trial =>
                {
                    var ended = Interlocked.Increment(ref begun) - 2;
                    if (ended >= 0)
                        Note(ended);
                    return objective(trial);
                },
                trials,
                parallelism: threads
            );
            Note(trials - 1);
            if (study.Trials.Count(t => t.State == TrialState.Complete) != trials)
                throw new InvalidOperationException($"Of {trials} trials {study.Trials.Count} are there.");
            return new Measurement("Tunewright", processor, clock);

            void Note(int ended) =>
                (processor[ended], clock[ended]) = (
                    (Environment.CpuUsage.TotalTime - spent).TotalSeconds,
                    Stopwatch.GetElapsedTime(start).TotalSeconds
                );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The median of some runs, by time on the clock.</summary>
    public static Measurement Median(string sampler, string storage, string space, int trials, int threads = 1, int runs = 5) =>
        Enumerable.Range(0, runs).Select(_ => Of(sampler, storage, space, trials, threads)).OrderBy(m => m.Clock[^1]).ElementAt(runs / 2);

    private static Func<Trial, IReadOnlyList<double>> Objective(string space) =>
        space switch
        {
            "mixed" => trial => [ShapedFunctions.Mixed(trial)],
            "wide" => trial => [Formulas.Sphere(Reals(trial, 40))],
            "ten" => trial => [Formulas.Sphere(Reals(trial, 10))],
            "two" => Two,
            _ => throw new ArgumentException($"There is no space '{space}'.", nameof(space)),
        };

    /// <summary>The squares of the distances from two points.</summary>
    private static IReadOnlyList<double> Two(Trial trial)
    {
        var x = Reals(trial, 10);
        return [Formulas.Sphere([.. x.Select(v => v - 1)]), Formulas.Sphere([.. x.Select(v => v + 1)])];
    }

    private static double[] Reals(Trial trial, int count) => [.. Names.Take(count).Select(name => trial.SuggestDouble(name, -5, 5))];

    private static readonly string[] Names = [.. Enumerable.Range(0, 40).Select(i => $"x{i}")];
}
