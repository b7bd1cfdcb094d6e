using System.Globalization;

namespace Benchmarks;

/// <summary>
/// Tunewright beside Optuna, in one run. The peer is Debian's python3-optuna, and with --optuna-source also that source tree. Optuna's side
/// of "regret" takes hours: --peer-results takes what Search/peers/regret.py recorded instead. --own-results keeps ours in a file, so that
/// a run that was cut short goes on.
/// </summary>
internal static class SearchBenchmark
{
    public const string Usage = """
        search check                           45 functions have the values that Python's have
        search cost [--optuna-source DIR]      time a trial of samplers and storages, beside Optuna
        search samplers [--only cmaes|nsga2|gp|fanova] [--optuna-source DIR]
                                               the same of the other samplers, and of fANOVA
        search growth                          how that time grows from 1,000 to 10,000 trials, and what threads gain
        search scale                           what queueing, grids and pruning cost with up to 20,000 trials of 100 steps
        search load [--lines 1000000]          time to open a long journal, beside Optuna
        search regret [--sampler tpe|cmaes|nsga2|qmc|gp|auto] [--seeds 30|100-199] [--functions NAME,...] [--univariate]
                      [--trials 50|200] [--own-results FILE] [--peer-results FILE]... [--beside SAMPLER,...] [--optuna-source DIR]
                                               the best value found, beside Optuna's sampler of the same kind, and beside
                                               other samplers of Tunewright
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
                PrintAgreement();
                return 0;
            case "cost":
                CostReport.Print(peers);
                CostReport.PrintGrowth();
                return 0;
            case "samplers":
                SamplerCost.Print(peers, Option("--only"));
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
                PrintAgreement();
                new RegretReport(
                    Option("--sampler") ?? "tpe",
                    Option("--seeds") ?? "30",
                    Option("--functions")?.Split(',') ?? FunctionsOf(recorded),
                    int.Parse(Option("--trials") ?? "200", CultureInfo.InvariantCulture),
                    Option("--own-results")
                ).Print(peers, recorded, Option("--beside")?.Split(',') ?? [], args.Contains("--univariate") ? false : null);
                return 0;
            default:
                return null;
        }

        // What the peer has not run cannot be compared.
        static string[]? FunctionsOf(IReadOnlyList<string> recorded) =>
            recorded.Count == 0 ? null : [.. recorded.SelectMany(PeerRuns.Recorded).Select(run => run.Function).Distinct()];

        void PrintAgreement() =>
            Console.WriteLine(
                $"{BenchmarkFunction.All.Count + FrontFunction.All.Count} functions agree with Python's to a relative "
                    + $"{Agreement.Check(peers[0]):G2}."
            );
    }
}
