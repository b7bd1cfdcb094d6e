using System.Globalization;
using Showrunner;
using Showrunner.Training;
using Training.Benchmarks;

// Words learnt from a second with the notebook's sizes, in turns with the notebook's own way in the same libtorch and in Debian's PyTorch:
// dotnet run -c Release --project benchmarks/Training -- train.txt
// Where a step's time goes, by part and size of model:
// dotnet run -c Release --project benchmarks/Training -- profile train.txt
// How long both take to the lowest validation loss that the notebook's recipe comes to, ours with its schedule planned for some minutes:
// dotnet run -c Release --project benchmarks/Training -- quality train.txt valid.txt 2
// The corpus as numbers for benchmarks/Training/peers:
// dotnet run -c Release --project benchmarks/Training -- ids train.txt valid.txt ids.bin
const int turns = 5;
switch (args)
{
    case [var corpus]:
        Compare(Vocabulary.Of(Corpus.Load(corpus).Tokens));
        return 0;
    case ["profile", var corpus]:
        Profile.Print(Corpus.Load(corpus));
        return 0;
    case ["quality", var corpus, var heldOut, var minutes]:
        TimeToQuality.Compare(Corpus.Load(corpus), Corpus.Load(heldOut), double.Parse(minutes, CultureInfo.InvariantCulture));
        return 0;
    case ["ids", var corpus, var heldOut, var file]:
        WriteIds(Corpus.Load(corpus), Corpus.Load(heldOut), file);
        return 0;
    case ["--serve", var name, var vocabulary]:
        Contestant.Serve(name, int.Parse(vocabulary));
        return 0;
    default:
        Console.Error.WriteLine(
            "Name one script, for the size of its vocabulary: dotnet run -c Release --project benchmarks/Training -- train.txt"
        );
        return 2;
}

// See peers/protocol.py.
static void WriteIds(Corpus training, Corpus validation, string file)
{
    var vocabulary = Vocabulary.Of(training.Tokens);
    var learnt = vocabulary.Encode(training.Tokens);
    using var writer = new BinaryWriter(File.Create(file));
    foreach (var number in (IEnumerable<int>)[vocabulary.Size, learnt.Length, .. learnt, .. vocabulary.Encode(validation.Tokens)])
        writer.Write(number);
}

static void Compare(Vocabulary words)
{
    const int rareWordLimit = 5;
    var (vocabulary, entries) = (words.Size, new RareWordClasses(words.Counts, rareWordLimit).Count);
    var self = Environment.ProcessPath!;
    using var bptt = new Contestant("bptt", 8, self, "--serve", "bptt", $"{vocabulary}");
    using var factored = new Contestant($"bptt, --rare-limit {rareWordLimit}", 8, self, "--serve", "bptt", $"{entries}");
    using var tuned = new Contestant("notebook, libtorch, memory kept", 1, self, "--serve", "notebook-tuned", $"{vocabulary}");
    using var plain = new Contestant("notebook, libtorch", 1, self, "--serve", "notebook", $"{vocabulary}");
    using var peer = new Contestant(
        "notebook, Debian's PyTorch",
        1,
        "/usr/bin/python3",
        Path.Combine(AppContext.BaseDirectory, "peer.py"),
        $"{vocabulary}"
    );
    Contestant[] all = [bptt, factored, tuned, plain, peer];

    Console.WriteLine(
        $"Targets a second: {vocabulary:N0} words ({entries:N0} entries with --rare-limit {rareWordLimit}), embedding 200, hidden 250, 150 sequences of 8 words a step, {Environment.ProcessorCount} cores; medians of {turns} turns."
    );
    Console.WriteLine($"turn{string.Concat(all.Select(contestant => $"{contestant.Name, 34}"))}");
    for (var turn = 1; turn <= turns; turn++)
    {
        foreach (var contestant in all)
            contestant.TakeTurn();
        Console.WriteLine($"{turn, 4}{string.Concat(all.Select(contestant => $"{contestant.TargetsPerSecond[^1], 34:F0}"))}");
    }
    Console.WriteLine($" all{string.Concat(all.Select(contestant => $"{contestant.Median, 34:F0}"))}");
    foreach (var own in all[..2])
    {
        foreach (var other in all[2..])
            Console.WriteLine($"{own.Name} is {own.Median / other.Median:F1} x {other.Name}.");
    }
}
