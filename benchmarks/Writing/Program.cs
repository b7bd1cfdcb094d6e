using System.Diagnostics;
using Showrunner;

// One stream of words from a model of the notebook's sizes with random weights, in turns with the notebook's way of writing
// in Debian's PyTorch: dotnet run -c Release --project benchmarks/Writing
const int rounds = 7;
var vocabulary = Vocabulary.Of(Enumerable.Range(0, 21_387).Select(i => $"word{i}"));
var options = new ModelOptions { EmbeddingSize = 200, HiddenSize = 250, Layers = 1, Tied = false };
var random = new Random(1);
var writer = new ScriptWriter(new ScriptModel(new Checkpoint
{
    Manifest = new CheckpointManifest { Model = options, VocabularySize = vocabulary.Size, CorpusFingerprint = "none", Recipe = "random" },
    Vocabulary = vocabulary,
    Weights = [.. options.Tensors(vocabulary.Size).Select(tensor => new NamedTensor(tensor.Name, tensor.Shape,
        [.. Enumerable.Range(0, tensor.Shape.Aggregate((product, size) => product * size)).Select(_ => 0.2f * (random.NextSingle() - 0.5f))]))],
}));
var cancellation = CancellationToken.None;

using var oneThread = new Peer(1);
using var allThreads = new Peer(Environment.ProcessorCount);
Write(500);     // lets the just-in-time compiler finish

Console.WriteLine($"Words a second, {vocabulary.Size:N0} words, embedding 200, hidden 250, {Environment.ProcessorCount} cores; medians of {rounds} turns.");
Console.WriteLine("turn   showrunner   notebook, 1 thread   notebook, all threads");
var turns = new List<(double Ours, double One, double All)>();
for (var turn = 1; turn <= rounds; turn++)
{
    turns.Add((Write(2_000), oneThread.Write(60), allThreads.Write(60)));
    Console.WriteLine($"{turn,4}   {turns[^1].Ours,10:F0}   {turns[^1].One,18:F0}   {turns[^1].All,21:F0}");
}
var (ours, one, all) = (Median(turns.Select(t => t.Ours)), Median(turns.Select(t => t.One)), Median(turns.Select(t => t.All)));
Console.WriteLine($" all   {ours,10:F0}   {one,18:F0}   {all,21:F0}");
Console.WriteLine($"showrunner is {ours / all:F1} x the notebook's way on all threads, {ours / one:F1} x on one.");

double Write(int words)
{
    var start = Stopwatch.GetTimestamp();
    var count = writer.Write("word1", new WritingOptions { Words = words, Seed = 1 }, cancellation).Count();
    return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(rounds / 2);
