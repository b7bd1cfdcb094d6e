namespace Benchmarks;

/// <summary>Own cost a trial beside the peers', its growth, wide spaces and threads.</summary>
internal static class CostReport
{
    private static readonly int[] Counts = [100, 500, 1000];

    public static void Print(IReadOnlyList<Optuna> peers)
    {
        WarmUp();
        Console.WriteLine("Own cost, ms a trial, mean over the first n trials; 8 mixed parameters");
        Console.WriteLine(
            $"{"sampler", -9}{"storage", -9}{"time", -11}{"library", -18}{string.Concat(Counts.Select(n => $"{$"n = {n}", 12}"))}   as "
                + $"many times ours, n = {string.Join(" / ", Counts)}"
        );
        foreach (var (sampler, storage) in new[] { ("tpe", "memory"), ("tpe", "journal"), ("random", "memory"), ("random", "journal") })
        {
            var own = OwnCost.Median(sampler, storage, "mixed", Counts[^1]);
            Measurement[] all = [own, .. peers.Select(python => Measurement.OfPeer(python, sampler, storage, "mixed", Counts[^1]))];
            foreach (var measured in all)
                Row(sampler, storage, "processor", measured.Library, measured.Processor, own.Processor);
            if (storage == "journal")
            {
                foreach (var measured in all)
                    Row(sampler, storage, "clock", measured.Library, measured.Clock, own.Clock);
            }
        }

        Console.WriteLine("\n40 real parameters, TPE in memory, 1,000 trials: seconds of processor time in all");
        var wide = OwnCost.Median("tpe", "memory", "wide", 1000, runs: 3);
        Console.WriteLine($"{wide.Library, -18}{wide.Processor[^1], 10:F2}");
        // The newest is the fastest; 3.1.0 takes some ten minutes for this.
        var peer = Measurement.OfPeer(peers[^1], "tpe", "memory", "wide", 1000);
        Console.WriteLine($"{peer.Library, -18}{peer.Processor[^1], 10:F2}   {peer.Processor[^1] / wide.Processor[^1]:F0} x ours");
    }

    /// <summary>What needs no peer.</summary>
    public static void PrintGrowth()
    {
        WarmUp();
        Console.WriteLine("\nGrowth: ms of processor time a trial, mean over the hundred before the n-th; 8 mixed parameters, in memory");
        foreach (var sampler in new[] { "tpe", "random" })
        {
            var run = OwnCost.Median(sampler, "memory", "mixed", 10_000, runs: 1);
            Console.WriteLine(
                $"{sampler, -9}n = 1,000: {Measurement.At(run.Processor, 1000):F3}   n = 10,000: "
                    + $"{Measurement.At(run.Processor, 10_000):F3}   growth "
                    + $"{Measurement.At(run.Processor, 10_000) / Measurement.At(run.Processor, 1000):F1} x"
            );
        }

        Console.WriteLine("\nThreads on a free objective, TPE, 8 mixed parameters, 1,000 trials: seconds on the clock");
        foreach (var storage in new[] { "memory", "journal" })
        {
            var (one, four) = (OwnCost.Median("tpe", storage, "mixed", 1000), OwnCost.Median("tpe", storage, "mixed", 1000, threads: 4));
            Console.WriteLine(
                $"{storage, -9}one thread {one.Clock[^1]:F3}   four threads {four.Clock[^1]:F3}   {one.Clock[^1] / four.Clock[^1]:F2} x "
                    + $"as fast, every trial there"
            );
        }
    }

    /// <summary>Lets the just-in-time compiler finish.</summary>
    private static void WarmUp()
    {
        OwnCost.Of("tpe", "journal", "mixed", 1000);
        OwnCost.Of("random", "memory", "mixed", 1000);
        Thread.Sleep(500);
    }

    private static void Row(string sampler, string storage, string time, string library, double[] ends, double[] own)
    {
        var ratios =
            ends == own
                ? ""
                : "   "
                    + string.Join(" / ", Counts.Select(n => $"{Measurement.MeanOfFirst(ends, n) / Measurement.MeanOfFirst(own, n):F0}"));
        Console.WriteLine(
            $"{sampler, -9}{storage, -9}{time, -11}{library, -18}"
                + $"{string.Concat(Counts.Select(n => $"{Measurement.MeanOfFirst(ends, n), 12:F3}"))}{ratios}"
        );
    }
}
