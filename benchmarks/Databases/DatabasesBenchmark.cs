using System.Diagnostics;
using System.Globalization;
using Tunewright;
using Tunewright.Databases;

namespace Benchmarks;

/// <summary>
/// The storage's own cost a trial: a free objective with 8 mixed parameters, drawn at random, on SQLite and on a PostgreSQL that is started
/// for the run, beside Debian's Optuna on the same machine in the same run. Both sides are as durable: SQLite with synchronous=FULL, each
/// with the journal of the files that it creates, PostgreSQL with fsync and synchronous_commit on. The two take turns, three times, and
/// medians are printed: disks are not equally fast from one minute to the next. The first study of a process, in which the runtime
/// compiles, has a row of its own.
/// </summary>
internal static class DatabasesBenchmark
{
    public const string Usage = """
        databases [--peer-trials N]   what a trial costs on SQLite and PostgreSQL, beside Optuna
          --peer-trials N             how many trials Optuna runs each time [500; 0 leaves it out]
        databases workers SECONDS N,…  trials a second and the time of a begin and an end, N workers on one PostgreSQL
        databases study URL TRIALS    makes a study of 10 parameters, "wide", to open in a dashboard (web/dev/speed.js)
        """;

    private const int Rounds = 3;

    public static int? Run(string[] args)
    {
        if (args is ["workers", var seconds, var counts])
        {
            var objective = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
            ManyWorkers.Print([.. counts.Split(',').Select(int.Parse)], objective, 2 * objective + TimeSpan.FromSeconds(10));
            return 0;
        }
        if (args is ["study", var url, var count])
        {
            MakeStudy(url, int.Parse(count, CultureInfo.InvariantCulture));
            return 0;
        }
        if (args is not ([] or ["--peer-trials", _]))
            return null;
        var peerTrials = args is [_, var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 500;
        using var folder = new TemporaryFolder();
        using var server = new PostgresServer(fsync: true);
        Console.WriteLine("| database | trials | ms a trial | of which a trial at 500 | Optuna, ms a trial | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (
            var (name, address) in new (string, Func<string>)[]
            {
                ("SQLite", () => $"sqlite:///{folder.File($"{Guid.NewGuid()}.db")}"),
                ("PostgreSQL", server.NewDatabase),
            }
        )
        {
            List<double> peers = [];
            List<double> few = [];
            List<double> many = [];
            for (var round = 0; round < Rounds; round++)
            {
                peers.Add(peerTrials > 0 ? Peer(address(), peerTrials) : double.NaN);
                few.Add(Ours(address(), 500));
                many.Add(Ours(address(), 5000));
            }
            var first = few[0];
            foreach (var (trials, cost) in new[] { ("500, the first study", first), ("500", Median(few)), ("5,000", Median(many)) })
            {
                Console.WriteLine(
                    $"| {name} | {trials} | {cost:0.00} | {cost / Median(few):0.00} × "
                        + $"| {Median(peers):0.0} ({peerTrials:N0} trials) | {Median(peers) / cost:0.0} × |"
                );
            }
        }
        return 0;
    }

    private static void MakeStudy(string url, int trials)
    {
        using var storage = StudyStorage.Open(url);
        var study = Study.Create(
            new()
            {
                Storage = storage,
                Name = "wide",
                Sampler = new RandomSampler(seed: 1),
            }
        );
        study.Optimize(trial => Enumerable.Range(0, 10).Sum(i => (i + 1) * Math.Pow(trial.SuggestDouble($"x{i}", 0, 1) - 0.3, 2)), trials);
    }

    private static double Median(List<double> costs) => costs.Order().ElementAt(costs.Count / 2);

    /// <summary>A study whose trials cost what its storage does.</summary>
    internal static Study RandomStudy(IStudyStorage storage) =>
        Study.Create(
            new()
            {
                Storage = storage,
                Sampler = new RandomSampler(seed: 1),
                Pruner = new NoPruner(),
            }
        );

    private static double Ours(string address, int trials)
    {
        using var storage = DatabaseStorage.Open(address);
        var study = RandomStudy(storage);
        study.Optimize(Objective, trials: 5);
        var start = Stopwatch.GetTimestamp();
        study.Optimize(Objective, trials);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / trials;
    }

    private static double Objective(Trial trial)
    {
        var total = 0.0;
        for (var i = 0; i < 3; i++)
            total += trial.SuggestDouble($"x{i}", -5, 5);
        total += trial.SuggestDouble("rate", 1e-5, 1, log: true);
        total += trial.SuggestDouble("ratio", 0, 1, step: 0.1);
        total += trial.SuggestInt("depth", 1, 9);
        total += trial.SuggestInt("width", 1, 1024, log: true);
        trial.SuggestCategorical("kind", "a", "b", "c");
        return total;
    }

    private static double Peer(string address, int trials)
    {
        var output = Commands.Run(Python.Interpreter, PeerScript.Path("Databases", "peer.py"), address, $"{trials}");
        return double.Parse(output.Split('\n')[0], CultureInfo.InvariantCulture);
    }
}
