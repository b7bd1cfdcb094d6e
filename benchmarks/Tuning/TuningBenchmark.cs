using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Showrunner;
using Showrunner.Tuning;
using Tunewright;
using SearchSpace = Showrunner.Tuning.SearchSpace;

namespace Benchmarks;

/// <summary>
/// The same search under Tunewright and under Debian's Optuna with PyTorch, one after the other, for the same time on the same words.
/// </summary>
internal static class TuningBenchmark
{
    public const string Usage = """
        tuning TRAIN-TEXT VALID-TEXT [MINUTES [WORDS [SEED]]]   the same search by Tunewright and by Optuna with PyTorch [3 40000 1]
        tuning curves [SEEDS]                                  epochs that ways to search need, on recorded learning curves [100]
        tuning record JOURNAL CSV                              makes such a record of the study of a search with --pruner none
        """;

    private const int Epochs = 3;
    private const string Space = """
        {
          "embedding": {"int": [64, 256], "step": 32}, "output-dropout": {"float": [0, 0.6]},
          "learning-rate": {"float": [0.001, 0.03], "log": true}, "weight-decay": {"float": [0.001, 0.3], "log": true},
          "tied": true, "layers": 1, "embedding-dropout": 0.1, "batch": 16, "length": 32, "clip": 0.25, "rare-limit": 0
        }
        """;

    public static int? Run(string[] args)
    {
        switch (args)
        {
            case ["curves", .. var seeds]:
                CurvesBenchmark.Print(seeds is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 100);
                return 0;
            case ["record", var journal, var file]:
                CurvesBenchmark.Record(journal, file);
                return 0;
            case { Length: < 2 or > 5 }:
                return null;
        }
        var minutes = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 3;
        var words = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 40_000;
        var seed = args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 1;
        var (training, validation) = (FirstWords(args[0], words), FirstWords(args[1], words / 8));
        var folder = Directory.CreateTempSubdirectory("tuning-benchmark-");
        try
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{training.Tokens.Count:N0} words, {minutes} minutes each, {Epochs} epochs a trial, {Environment.ProcessorCount} "
                        + $"cores, seed {seed}."
                )
            );
            var ours = Ours();
            Console.WriteLine(ours);
            var peer = Peers();
            Console.WriteLine(peer);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Tunewright: {(double)ours.Trials / peer.Trials:F1} x the trials, {ours.Epochs / peer.Epochs:F1} x the epochs, "
                        + $"{ours.Loss / peer.Loss:F3} x the best loss (perplexity {Math.Exp(ours.Loss):F1} against "
                        + $"{Math.Exp(peer.Loss):F1})."
                )
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;

        Result Ours()
        {
            using var storage = new JournalStorage(Path.Combine(folder.FullName, "study.log"));
            var tuner = new ScriptTuner(
                training,
                validation,
                new()
                {
                    Storage = storage,
                    Study = "benchmark",
                    Folder = Path.Combine(folder.FullName, "trials"),
                    Space = SearchSpace.Parse("benchmark", Space),
                    Budget = TrialBudget.OfEpochs(Epochs),
                    WorkMinutes = minutes,
                    Sampler = new TpeSampler(new TpeOptions { Seed = seed, Group = true }),
                }
            );
            using var end = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
            try
            {
                tuner.Work(stop: end.Token);
            }
            catch (OperationCanceledException) { }
            var candidates = tuner.Candidates.Where(candidate => !candidate.Losses.IsEmpty).ToList();
            return new(
                "Tunewright",
                candidates.Count,
                Epochs * candidates.Sum(candidate => candidate.Position),
                candidates.Min(candidate => candidate.Best)
            );
        }

        Result Peers()
        {
            var vocabulary = Vocabulary.Of(training.Tokens);
            var files = new[] { training, validation }.Select(
                (corpus, index) =>
                {
                    var path = Path.Combine(folder.FullName, $"{index}.int32");
                    File.WriteAllBytes(path, MemoryMarshal.AsBytes<int>(vocabulary.Encode(corpus.Tokens)));
                    return path;
                }
            );
            string[] arguments =
            [
                PeerScript.Path("Tuning", "peer.py"),
                .. files,
                $"{vocabulary.Size}",
                $"{minutes * 60}",
                $"{Epochs}",
                $"{seed}",
            ];
            using var process = Process.Start(new ProcessStartInfo(Python.Interpreter, arguments) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException("peer.py needs Debian's python3-optuna, python3-torch and libopenblas0-pthread.");
            var result = JsonDocument.Parse(output).RootElement;
            return new(
                "Optuna and PyTorch",
                result.GetProperty("trials").GetInt32(),
                result.GetProperty("epochs").GetDouble(),
                result.GetProperty("loss").GetDouble()
            );
        }
    }

    private static Corpus FirstWords(string path, int words)
    {
        var lines = File.ReadLines(path).ToList();
        var count = 0;
        return Corpus.Parse(string.Join('\n', lines.TakeWhile(line => (count += Tokenizer.Encode(line).Count) <= words)), path);
    }

    private sealed record Result(string Name, int Trials, double Epochs, double Loss)
    {
        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Name, -18} {Trials, 5} trials  {Epochs, 7:F1} epochs  best loss {Loss:F3}  perplexity {Math.Exp(Loss):F1}"
            );
    }
}
