using System.Globalization;
using Showrunner.Tuning;
using Tunewright;

namespace Benchmarks;

/// <summary>How many epochs ways to search need, replayed on recorded learning curves.</summary>
internal static class CurvesBenchmark
{
    private const int Epochs = 27;

    /// <summary>Writes the curves of a search that paused nothing as the file that <see cref="Print"/> replays.</summary>
    public static void Record(string journal, string file)
    {
        using var storage = new JournalStorage(journal);
        File.WriteAllLines(file, StoredRun.Lines(Study.Load(new StudyOptions { Storage = storage })));
    }

    public static void Print(int seeds)
    {
        var ranked = StoredRun.All.Select(run => run.Best).Order().ToArray();
        (string Name, double Loss)[] targets =
        [
            ("the best run", ranked[0]),
            ("one of the best 3", ranked[2]),
            ("one of the best 7", ranked[6]),
        ];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{StoredRun.All.Count} runs of up to {Epochs} epochs, best perplexity {Math.Exp(ranked[0]):F2}, median "
                    + $"{Math.Exp(ranked[ranked.Length / 2]):F2}; {seeds} seeds. Epochs until a search has trained one of:"
            )
        );
        Console.WriteLine($"{"", -52}{string.Concat(targets.Select(target => $"{target.Name, 28}"))}");
        double[]? first = null;
        double[] losses = [.. targets.Select(target => target.Loss)];
        foreach (var way in Ways)
        {
            var needed = Enumerable.Range(0, seeds).AsParallel().AsOrdered().Select(seed => way.Epochs(seed, losses)).ToList();
            double[] medians = [.. losses.Select((_, i) => needed.Select(epochs => epochs[i]).Order().ElementAt(seeds / 2))];
            first ??= medians;
            Console.WriteLine(
                $"{way.Name, -52}" + string.Concat(medians.Select((median, i) => $"{Text(median, first[i], needed.Select(e => e[i])), 28}"))
            );
        }
    }

    private static string Text(double median, double first, IEnumerable<double> epochs) =>
        double.IsFinite(median)
            ? $"{median:F0}{(double.IsFinite(first) ? $" ({first / median:F2} x as soon)" : "")}"
            : $"{100 * epochs.Average(e => double.IsFinite(e) ? 1 : 0):F0} % of seeds did";

    private static readonly Way[] Ways =
    [
        new("TPE, halving: as tune did before", (seed, losses) => Halving(Tpe(seed), losses)),
        new("one epoch for all, then the best three", OneEpochThenThree),
        new("random, none paused", (seed, losses) => Search(new RandomSampler(seed), new NoPruner(), losses)),
        new("TPE, none paused", (seed, losses) => Search(Tpe(seed), new NoPruner(), losses)),
        new("random, halving", (seed, losses) => Halving(new RandomSampler(seed), losses)),
        new("TPE with forecasts, halving", (seed, losses) => Halving(new CandidateSampler(Tpe(seed)), losses)),
        new("TPE with beliefs, halving", (seed, losses) => Halving(Tpe(seed, Beliefs), losses)),
        new("TPE with forecasts and beliefs, halving: tune", (seed, losses) => Halving(new CandidateSampler(Tpe(seed, Beliefs)), losses)),
        new(
            "the same, extrapolating curves instead of halving",
            (seed, losses) => Search(new CandidateSampler(Tpe(seed, Beliefs)), new ExtrapolatingPruner(), losses)
        ),
    ];

    /// <summary>
    /// What train chooses for a short text; sizes lie in the recorded space, which is smaller than the default one, where they lie there.
    /// </summary>
    private static readonly Dictionary<string, Belief> Beliefs = new()
    {
        ["layers"] = new(1),
        ["tied"] = new(true),
        ["embedding"] = new(40),
        ["hidden"] = new(40),
        ["embedding-dropout"] = new(0.3),
        ["layer-dropout"] = new(0.3),
        ["output-dropout"] = new(0.6),
        ["weight-dropout"] = new(0.0),
        ["average"] = new(0.0),
        ["shift"] = new(false),
        ["batch"] = new(8),
        ["length"] = new(40), // 48
        ["learning-rate"] = new(0.004),
        ["weight-decay"] = new(0.01),
    };

    private static TpeSampler Tpe(int seed, IReadOnlyDictionary<string, Belief>? beliefs = null) =>
        new(
            new TpeOptions
            {
                Seed = seed,
                Group = true,
                Beliefs = beliefs ?? new Dictionary<string, Belief>(),
            }
        );

    private static double[] Halving(ISampler sampler, double[] losses) =>
        new Replay(sampler, new HalvingPruner(new([1, 3, 9])), promotes: true).EpochsUntil(losses);

    private static double[] Search(ISampler sampler, IPruner pruner, double[] losses) =>
        new Replay(sampler, pruner, promotes: false).EpochsUntil(losses);

    /// <summary>
    /// The fewest runs, in random order, whose best three after one epoch hold a loss. R. Egele, I. Guyon, Y. Sun, P. Balaprakash, "Is one
    /// epoch all you need for multi-fidelity hyperparameter optimization?", arXiv:2307.15422.
    /// </summary>
    private static double[] OneEpochThenThree(int seed, double[] losses)
    {
        var runs = StoredRun.All.ToArray();
        new Random(seed).Shuffle(runs);
        var reached = losses.Select(_ => double.PositiveInfinity).ToArray();
        for (var count = 3; count <= runs.Length; count++)
        {
            var three = runs.Take(count).OrderBy(run => run.Losses[0]).Take(3).ToList();
            for (var i = 0; i < losses.Length; i++)
            {
                if (double.IsInfinity(reached[i]) && three.Any(run => run.Best <= losses[i]))
                    reached[i] = count + three.Sum(run => run.Losses.Length - 1);
            }
        }
        return reached;
    }

    /// <param name="Name">What it is called.</param>
    /// <param name="Epochs">The epochs that it takes with a seed to reach each of some losses; infinite if it never does.</param>
    private sealed record Way(string Name, Func<int, double[], double[]> Epochs);
}
