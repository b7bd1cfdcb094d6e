using System.Diagnostics;
using Showrunner;

// A model of the notebook's sizes with random weights, kept in 8 bits, in turns with the notebook's way of writing in Debian's PyTorch:
// one stream, and 64 together. Then the tool's start to the end of its first word, and its memory, from the program that is named:
//   dotnet run -c Release --project benchmarks/Writing [-- path/to/Showrunner.Cli [model.show]]
const int rounds = 7,
    streams = 64;
var model = new ScriptModel(RandomModel.Checkpoint(), WeightPrecision.EightBits);
var writer = new ScriptWriter(model);
var cancellation = CancellationToken.None;

using (var oneThread = new Peer(1))
using (var allThreads = new Peer(Environment.ProcessorCount))
{
    Write(500); // lets the just-in-time compiler finish
    WriteTogether(20);

    Console.WriteLine(
        $"Words a second, {model.Vocabulary.Size:N0} words, embedding 200, hidden 250, {Environment.ProcessorCount} cores; medians of {rounds} turns."
    );
    Console.WriteLine($"turn   one stream   {streams} streams   notebook, 1 thread   notebook, all threads");
    var turns = new List<(double Ours, double Together, double One, double All)>();
    for (var turn = 1; turn <= rounds; turn++)
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
    Console.WriteLine($"One stream is {all.Ours / all.All:F1} x the notebook's way on all threads, {all.Ours / all.One:F1} x on one.");
    Console.WriteLine(
        $"{streams} streams are {all.Together / all.All:F1} x the notebook's way on all threads, {all.Together / all.One:F1} x on one."
    );
}
if (args is [var program, ..])
    FirstWord.Measure(program, args.ElementAtOrDefault(1));

static void Print(string turn, (double Ours, double Together, double One, double All) t) =>
    Console.WriteLine($"{turn}   {t.Ours, 10:F0}   {t.Together, 10:F0}   {t.One, 18:F0}   {t.All, 21:F0}");

double Write(int words)
{
    var start = Stopwatch.GetTimestamp();
    var count = writer.Write("word1000", new WritingOptions { Words = words, Seed = 1 }, cancellation).Count();
    return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
}

double WriteTogether(int words)
{
    ScriptDraft[] drafts =
    [
        .. Enumerable.Range(0, streams).Select(i => writer.Begin("word1000", new WritingOptions { Words = 1_000_000, Seed = (ulong)i })),
    ];
    writer.Advance(drafts); // the prime
    writer.Advance(drafts); // makes room for what is drawn
    var start = Stopwatch.GetTimestamp();
    for (var word = 0; word < words; word++)
        writer.Advance(drafts);
    return words * streams / Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(rounds / 2);
