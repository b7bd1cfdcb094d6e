using System.Diagnostics;
using System.Globalization;
using Tunewright.Databases;

namespace Benchmarks;

/// <summary>
/// How many workers one PostgreSQL carries: threads of one process that ask, wait as long as an objective would, and tell. The process
/// has as many connections as it opens, 50 at most; beyond that workers wait for one.
/// </summary>
internal static class ManyWorkers
{
    public static void Print(int[] workers, TimeSpan objective, TimeSpan duration)
    {
        using var server = new PostgresServer(fsync: true);
        Console.WriteLine($"An objective of {objective.TotalSeconds:0.#} s, {duration.TotalSeconds:0} s each");
        Console.WriteLine(
            "| workers | trials a second | of what the objective allows | begin: median, p99, ms | end: median, p99, ms | processors busy |"
        );
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var count in workers)
            Print(server.NewDatabase(), count, objective, duration);
    }

    private static void Print(string address, int count, TimeSpan objective, TimeSpan duration)
    {
        using var storage = DatabaseStorage.Open(address);
        var study = DatabasesBenchmark.RandomStudy(storage);
        List<double> begins = [];
        List<double> ends = [];
        var (busy, clock) = (Processors(), Stopwatch.StartNew());
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() => Work(number), maxStackSize: 256 << 10)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var (seconds, used) = (clock.Elapsed.TotalSeconds, Processors() - busy);
        var rate = ends.Count / seconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {count:N0} | {rate:N0} | {rate * objective.TotalSeconds / count:P0} | {Both(begins)} | {Both(ends)} "
                    + $"| {used / seconds:N1} of {Environment.ProcessorCount} |"
            )
        );

        void Work(int number)
        {
            // As if they had been started one after the other.
            Thread.Sleep(objective * number / count);
            while (clock.Elapsed < duration)
            {
                var start = Stopwatch.GetTimestamp();
                var trial = study.Ask();
                var begun = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                var x = trial.SuggestDouble("x", -5, 5);
                Thread.Sleep(objective);
                start = Stopwatch.GetTimestamp();
                study.Tell(trial, x * x);
                var ended = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                lock (begins)
                {
                    begins.Add(begun);
                    ends.Add(ended);
                }
            }
        }
    }

    /// <summary>Seconds that all processors of the machine have been busy.</summary>
    private static double Processors()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (fields[1..4].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture))) / 100;
    }

    private static double Of(List<double> times, double share) =>
        times.Count == 0 ? double.NaN : times.Order().ElementAt((int)(share * (times.Count - 1)));

    private static string Both(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(times, 0.5):N1}, {Of(times, 0.99):N0}");
}
