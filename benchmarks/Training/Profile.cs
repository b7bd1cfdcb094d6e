using Showrunner;
using Showrunner.Training;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Where a training step's time goes, part by part, beside what the machine's products and its memory allow.</summary>
internal static class Profile
{
    private const int Steps = 12;

    private const int ShortText = 50_000;
    private const int LongText = 1_000_000;

    private static readonly (string Name, TrainingOptions Options)[] Trainings =
    [
        ("the notebook's sizes", TrainingOptions.Notebook with { Recipe = TrainingRecipe.Bptt, WeightDecay = 0.01, LayerDropout = 0 }),
        ("the default for a short text", TrainingOptions.For(ShortText)),
        ("the default for a long text", TrainingOptions.For(LongText)),
        ("the default for a long text and 20 minutes", TrainingOptions.For(LongText, 20)),
        ("the default for a long text and 40 minutes", TrainingOptions.For(LongText, 40)),
    ];

    public static void Print(Corpus corpus)
    {
        var vocabulary = Vocabulary.Of(corpus.Tokens);
        var words = vocabulary.Encode(corpus.Tokens);
        var threads = Environment.ProcessorCount;
        var machine = Machine.Measure(threads);
        Console.WriteLine(
            $"{threads} threads, {vocabulary.Size:N0} words. Limits: {machine.Products / 1e9:F0} GFLOPS, {machine.Bandwidth / 1e9:F0} "
                + $"GB/s, "
                + "measured in this run as the best of many short turns."
        );
        foreach (var (name, options) in Trainings)
        {
            var entries = new RareWordClasses(vocabulary.Counts, options.RareWordLimit);
            var layers = string.Join(" and ", Enumerable.Range(0, options.Model.Layers).Select(options.Model.LayerSize));
            Print(
                $"{name}: embedding {options.Model.EmbeddingSize}, LSTM {layers}{(options.Model.Tied ? ", tied" : "")}, "
                    + $"{entries.Count:N0} entries",
                options,
                entries.Count,
                entries.Of(words),
                threads,
                machine
            );
        }
    }

    private static void Print(string name, TrainingOptions options, int vocabulary, int[] words, int threads, Machine machine)
    {
        Libtorch.Load();
        set_num_threads(threads);
        var turns = Turns(options, vocabulary, words, threads, tiles: threads, new ProcessorTime(threads));
        double own = Clock(options, threads),
            libtorch = Clock(options with { Precision = ProductPrecision.Full }, tiles: null);

        var limits = Limits.Of(options, vocabulary, machine);
        var targets = options.BatchSize * options.SequenceLength;
        var parts = turns[0]
            .Keys.Select(part => (Name: part, Seconds: turns.Min(turn => turn[part]), Limit: limits.GetValueOrDefault(part)))
            .ToList();
        var total = parts.Sum(part => part.Seconds);
        Console.WriteLine(
            $"\n{name}: {targets:N0} targets a step, {targets / total:N0} a second "
                + $"(each part's least processor time in {Steps} steps, shared evenly by the threads). By the clock {targets / own:N0}, "
                + $"with libtorch's layers {targets / libtorch:N0} ({libtorch / own:F2} x)."
        );
        Console.WriteLine("| part | ms | limit, ms | of the limit |\n|---|---|---|---|");
        foreach (var part in parts.OrderByDescending(part => part.Seconds))
            Row(part.Name, part.Seconds, part.Limit);
        Row("all", total, parts.Sum(part => part.Limit));

        double Clock(TrainingOptions its, int? tiles) =>
            Turns(its, vocabulary, words, threads, tiles, TimeProvider.System)
                .Select(turn => turn.Values.Sum())
                .Order()
                .ElementAt(Steps / 2);
    }

    /// <summary>The seconds of each part, for each of some steps.</summary>
    private static List<Dictionary<string, double>> Turns(
        TrainingOptions options,
        int vocabulary,
        int[] words,
        int threads,
        int? tiles,
        TimeProvider time
    )
    {
        var streams = new Streams(words, options.BatchSize, options.SequenceLength);
        using var model = new TrainableModel(options.Model, vocabulary, options.Seed, tiles: tiles);
        using var step = new TrainingStep(model, options, threads);
        var state = CarriedState.Zero(options.Model, options.BatchSize, CPU);
        for (var i = 0; i < 3; i++)
            step.Run([streams.At(0, i)], options.BatchSize, ref state, 1e-3);

        var turns = new List<Dictionary<string, double>>();
        for (var i = 0; i < Steps; i++)
        {
            var profile = model.Profile = new StepProfile(time);
            profile.Begin();
            var batch = streams.At(0, 3 + i);
            profile.End("data");
            step.Run([batch], options.BatchSize, ref state, 1e-3);
            turns.Add(profile.Seconds);
        }
        state.Dispose();
        return turns;
    }

    private static void Row(string name, double seconds, double limit) =>
        Console.WriteLine(
            $"| {name} | {seconds * 1e3:F2} | {(limit == 0 ? "" : $"{limit * 1e3:F2}")} | {(limit == 0 ? "" : $"{limit / seconds:P0}")} |"
        );
}
