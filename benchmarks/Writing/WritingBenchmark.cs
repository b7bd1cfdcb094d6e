using System.Diagnostics;
using Showrunner;

namespace Benchmarks;

/// <summary>
/// A model of the notebook's sizes with random weights, in 8 bits, in turns with the notebook's way of writing in Debian's PyTorch: one
/// stream, and 64 together. Then the tool's start to the end of its first word, and its memory, if a program is named.
/// </summary>
internal static class WritingBenchmark
{
    public const string Usage = """
        writing [TOOL [MODEL]]   words a second, beside the notebook's way in PyTorch; then the first word of a tool, such as the native one
        """;

    private const int Rounds = 7;
    private const int Streams = 64;

    public static int? Run(string[] args)
    {
        var model = new ScriptModel(RandomModel.Checkpoint(), WeightPrecision.EightBits);
        var writer = new ScriptWriter(model);
        var cancellation = CancellationToken.None;

        using (var oneThread = new NotebookWriter(1))
        using (var allThreads = new NotebookWriter(Environment.ProcessorCount))
        {
            Write(500); // lets the just-in-time compiler finish
            WriteTogether(20);

            Console.WriteLine(
                $"Words a second, {model.Vocabulary.Size:N0} words, embedding 200, hidden 250, {Environment.ProcessorCount} cores; "
                    + $"medians of {Rounds} turns."
            );
            Console.WriteLine($"turn   one stream   {Streams} streams   notebook, 1 thread   notebook, all threads");
            var turns = new List<(double Ours, double Together, double One, double All)>();
            for (var turn = 1; turn <= Rounds; turn++)
            {
                turns.Add((Write(2_000), WriteTogether(100), oneThread.Write(60), allThreads.Write(60)));
                Print($"{turn, 4}", turns[^1]);
            }
            (double Ours, double Together, double One, double All) all = (
                Median(turns.Select(t => t.Ours)),
                Median(turns.Select(t => t.Together)),
                Median(turns.Select(t => t.One)),
                Median(turns.Select(t => t.All))
            );
            Print(" all", all);
            Console.WriteLine(
                $"One stream is {all.Ours / all.All:F1} x the notebook's way on all threads, {all.Ours / all.One:F1} x on one."
            );
            Console.WriteLine(
                $"{Streams} streams are {all.Together / all.All:F1} x the notebook's way on all threads, {all.Together / all.One:F1} x "
                    + $"on one."
            );
        }
        if (args is [var program, ..])
            FirstWord.Measure(program, args.ElementAtOrDefault(1));
        return 0;

        double Write(int words)
        {
            var start = Stopwatch.GetTimestamp();
            var count = writer
                .Write(
                    "word1000",
                    new WritingOptions
                    {
                        Words = words,
                        Seed = 1,
                        Candidates = 1,
                    },
                    cancellation
                )
                .Count();
            return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        double WriteTogether(int words)
        {
            ScriptDraft[] drafts =
            [
                .. Enumerable
                    .Range(0, Streams)
                    .Select(i =>
                        writer.Begin(
                            "word1000",
                            new WritingOptions
                            {
                                Words = 1_000_000,
                                Seed = (ulong)i,
                                Candidates = 1,
                            }
                        )
                    ),
            ];
            writer.Advance(drafts); // the prime
            writer.Advance(drafts); // makes room for what is drawn
            var start = Stopwatch.GetTimestamp();
            for (var word = 0; word < words; word++)
                writer.Advance(drafts);
            return words * Streams / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static void Print(string turn, (double Ours, double Together, double One, double All) t) =>
        Console.WriteLine($"{turn}   {t.Ours, 10:F0}   {t.Together, 10:F0}   {t.One, 18:F0}   {t.All, 21:F0}");

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
