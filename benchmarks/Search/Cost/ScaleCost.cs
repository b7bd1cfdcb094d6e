using System.Collections.Immutable;
using System.Diagnostics;
using Tunewright;

namespace Benchmarks;

/// <summary>What queueing, grids and pruning cost in small and in large studies: each should be flat.</summary>
internal static class ScaleCost
{
    private static readonly int[] Sizes = [1_000, 10_000, 20_000];
    private const int Steps = 100;

    public static void Print()
    {
        Console.WriteLine(
            $"ms for each, in a study of n trials {string.Join("", Sizes.Select(size => $"{$"n = {size:N0}", 14}"))}   growth"
        );
        Row("queue a trial, skipIfExists", Queue);
        Row("begin and end a queued trial", TakeQueued);
        Row("a trial of a grid, the last 100", Grid);
        foreach (
            var pruner in (IPruner[])
                [
                    new MedianPruner(),
                    new PercentilePruner(25),
                    new SuccessiveHalvingPruner(1),
                    new HyperbandPruner(1, Steps),
                    new WilcoxonPruner(),
                ]
        )
        {
            Row($"a report, {pruner.GetType().Name}", size => Report(pruner, size));
        }
    }

    private static void Row(string what, Func<int, double> cost)
    {
        cost(Sizes[0]); // compiles
        var costs = Sizes.Select(cost).ToList();
        Console.WriteLine($"{what, -35}{string.Join("", costs.Select(ms => $"{ms, 14:F4}"))}{costs[^1] / costs[0], 8:F1} x");
    }

    private static Study New(ISampler? sampler = null) =>
        Study.Create(new() { Sampler = sampler ?? new RandomSampler(seed: 1), Pruner = new NoPruner() });

    private static double Queue(int size)
    {
        var study = New();
        Fill(size);
        return Milliseconds(100, i => Add(size + i));

        void Fill(int count)
        {
            for (var i = 0; i < count; i++)
                Add(i);
        }

        void Add(int i) => study.Enqueue(new Dictionary<string, object?> { ["x"] = i * 0.001, ["n"] = i % 7 }, skipIfExists: true);
    }

    private static double TakeQueued(int size)
    {
        var study = New();
        for (var i = 0; i < size; i++)
            study.Enqueue(new Dictionary<string, object?> { ["x"] = i * 0.001 });
        return Milliseconds(1, _ => study.Optimize(trial => trial.SuggestDouble("x", 0, 1e6), trials: size)) / size;
    }

    private static double Grid(int size)
    {
        var study = New(
            new GridSampler(
                new Dictionary<string, IReadOnlyList<object?>>
                {
                    ["n"] = [.. Enumerable.Range(0, size / 10).Cast<object?>()],
                    ["m"] = [.. Enumerable.Range(0, 10).Cast<object?>()],
                }
            )
        );
        // Queued trials take numbers, so that the last combinations must be looked for.
        for (var i = 0; i < 100; i++)
            study.Enqueue(new Dictionary<string, object?> { ["n"] = 0, ["m"] = 0 });
        study.Optimize(Point, trials: size);
        return Milliseconds(1, _ => study.Optimize(Point, trials: 100)) / 100;

        double Point(Trial trial) => trial.SuggestInt("n", 0, size) + trial.SuggestInt("m", 0, 9);
    }

    private static double Report(IPruner pruner, int size)
    {
        var random = new SplitMix64(1);
        var history = new StudyHistory
        {
            StudyName = "s",
            Directions = [StudyDirection.Minimize],
            Lineage = new object(),
            Finished =
            [
                .. Enumerable
                    .Range(0, size)
                    .Select(number => new FrozenTrial
                    {
                        Id = number,
                        Number = number,
                        State = TrialState.Complete,
                        Values = [number % 1000],
                        IntermediateValues = Enumerable
                            .Range(0, Steps)
                            .ToImmutableSortedDictionary(step => (long)step, _ => random.Uniform(0, 1)),
                        SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add("completed_rung_0", random.Uniform(0, 1)),
                    }),
            ],
        };
        var trial = new FrozenTrial
        {
            Id = size,
            Number = size,
            State = TrialState.Running,
            IntermediateValues = Enumerable.Range(0, Steps / 2).ToImmutableSortedDictionary(step => (long)step, _ => 0.5),
        };
        pruner.Decide(history, trial); // reads what is new, once
        return Milliseconds(1000, _ => pruner.Decide(history, trial));
    }

    private static double Milliseconds(int times, Action<int> action)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            action(i);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / times;
    }
}
