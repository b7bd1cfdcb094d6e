using System.Globalization;
using Tunewright;

namespace Benchmarks;

/// <summary>
/// Tunewright beside Optuna, in one run. The peer is Debian's python3-optuna, and with --optuna-source also that source tree. Optuna's side
/// of "regret" takes hours: --peer-results takes what Search/peers/regret.py recorded instead.
/// </summary>
internal static class SearchBenchmark
{
    public const string Usage = """
        search check                           27 functions have the values that Python's have
        search cost [--optuna-source DIR]      time a trial of samplers and storages, beside Optuna
        search growth                          how that time grows from 1,000 to 10,000 trials, and what threads gain
        search scale                           what queueing, grids and pruning cost with up to 20,000 trials of 100 steps
        search load [--lines 1000000]          time to open a long journal, beside Optuna
        search regret [--seeds 30|100-199] [--functions NAME,...] [--univariate] [--peer-results FILE]... [--optuna-source DIR]
                                               the best value found, beside Optuna
        """;

    public static int? Run(string[] args)
    {
        string? Option(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
        var recorded = args.Index().Where(a => a.Item == "--peer-results").Select(a => args[a.Index + 1]).ToList();
        var source = Option("--optuna-source");
        Optuna[] peers = source is null ? [new Optuna(null)] : [new Optuna(null), new Optuna(source)];

        Console.WriteLine(
            $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}: search {string.Join(' ', args)}"
        );
        switch (args.FirstOrDefault())
        {
            case "check":
                Console.WriteLine(
                    $"{BenchmarkFunction.All.Count} functions agree with Python's to a relative {Agreement.Check(peers[0]):G2}."
                );
                return 0;
            case "cost":
                CostReport.Print(peers);
                CostReport.PrintGrowth();
                return 0;
            case "growth":
                CostReport.PrintGrowth();
                return 0;
            case "scale":
                ScaleCost.Print();
                return 0;
            case "load":
                JournalLoad.Print(peers[^1], int.Parse(Option("--lines") ?? "1000000", CultureInfo.InvariantCulture));
                return 0;
            case "regret":
                var given = Option("--seeds") ?? "30";
                var bounds = given.Split('-').Select(int.Parse).ToArray();
                var seeds = bounds is [var first, var last] ? Enumerable.Range(first, last - first + 1) : Enumerable.Range(0, bounds[0]);
                Console.WriteLine(
                    $"{BenchmarkFunction.All.Count} functions agree with Python's to a relative {Agreement.Check(peers[0]):G2}."
                );
                var functions = Option("--functions")?.Split(',');
                bool? multivariate = args.Contains("--univariate") ? false : null;
                var ours = OwnRuns.Of(seeds, RandomGenerator.Philox, multivariate, functions);
                var drawnAlike = OwnRuns.Of(seeds, RandomGenerator.NumPy, multivariate, functions);
                Comparison.Print(ours, drawnAlike);
                foreach (var file in recorded)
                {
                    Console.WriteLine($"\nThe peer's runs were recorded: {Path.GetFileName(file)}");
                    Compare(PeerRuns.Recorded(file));
                }
                if (recorded.Count == 0)
                {
                    foreach (var python in peers)
                        Compare(PeerRuns.Now(python, given, functions ?? []));
                }

                return 0;

                void Compare(IReadOnlyList<Run> theirs)
                {
                    Comparison.Print(ours, theirs);
                    Comparison.PrintEqual(drawnAlike, theirs);
                }
            default:
                return null;
        }
    }
}
