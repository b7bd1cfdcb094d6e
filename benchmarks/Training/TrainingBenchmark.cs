using System.Globalization;
using Showrunner;
using Showrunner.Training;

namespace Benchmarks;

/// <summary>Words learnt from a second, in turns with the notebook's own way in the same libtorch and in Debian's PyTorch.</summary>
internal static class TrainingBenchmark
{
    public const string Usage = """
        training TRAIN-TEXT                              words learnt from a second with the notebook's sizes, beside the notebook's way
        training profile TRAIN-TEXT                      where a step's time goes, beside the machine's limits
        training quality TRAIN-TEXT VALID-TEXT MINUTES   time to the lowest validation loss that the notebook's recipe reaches
        training ids TRAIN-TEXT VALID-TEXT FILE          the texts as numbers, for the scripts in benchmarks/Training/peers
        """;

    private const int Turns = 5;

    public static int? Run(string[] args)
    {
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
            case [Contestant.Verb, var name, var vocabulary]:
                Contestant.Serve(name, int.Parse(vocabulary));
                return 0;
            default:
                return null;
        }
    }

    // See peers/protocol.py.
    private static void WriteIds(Corpus training, Corpus validation, string file)
    {
        var vocabulary = Vocabulary.Of(training.Tokens);
        var learnt = vocabulary.Encode(training.Tokens);
        using var writer = new BinaryWriter(File.Create(file));
        foreach (var number in (IEnumerable<int>)[vocabulary.Size, learnt.Length, .. learnt, .. vocabulary.Encode(validation.Tokens)])
            writer.Write(number);
    }

    private static void Compare(Vocabulary words)
    {
        const int rareWordLimit = 5;
        var (vocabulary, entries) = (words.Size, new RareWordClasses(words.Counts, rareWordLimit).Count);
        using var bptt = Contestant.Own("bptt", 8, "bptt", $"{vocabulary}");
        using var factored = Contestant.Own($"bptt, --rare-limit {rareWordLimit}", 8, "bptt", $"{entries}");
        using var tuned = Contestant.Own("notebook, libtorch, memory kept", 1, "notebook-tuned", $"{vocabulary}");
        using var plain = Contestant.Own("notebook, libtorch", 1, "notebook", $"{vocabulary}");
        using var peer = Contestant.PyTorch("notebook, Debian's PyTorch", 1, $"{vocabulary}");
        Contestant[] all = [bptt, factored, tuned, plain, peer];

        Console.WriteLine(
            $"Targets a second: {vocabulary:N0} words ({entries:N0} entries with --rare-limit {rareWordLimit}), embedding 200, hidden 250, "
                + $"150 sequences of 8 words a step, {Environment.ProcessorCount} cores; medians of {Turns} turns."
        );
        Console.WriteLine($"turn{string.Concat(all.Select(contestant => $"{contestant.Name, 34}"))}");
        for (var turn = 1; turn <= Turns; turn++)
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
}
