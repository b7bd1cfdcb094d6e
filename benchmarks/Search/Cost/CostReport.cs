namespace Search.Cost;

/// <summary>Own cost a trial beside the peers', its growth, wide spaces and threads.</summary>
internal static class CostReport
{
    private static readonly int[] Counts = [100, 500, 1000];

    public static void Print(IReadOnlyList<Python> peers)
    {
        WarmUp();
        Console.WriteLine("Own cost, ms a trial, mean over the first n trials; 8 mixed parameters; processor time in memory, the clock's with a journal");
        Console.WriteLine($"{"sampler",-9}{"storage",-9}{"library",-18}{string.Concat(Counts.Select(n => $"{$"n = {n}",12}"))}   as many times ours, n = {string.Join(" / ", Counts)}");
        foreach (var (sampler, storage) in new[] { ("tpe", "memory"), ("tpe", "journal"), ("random", "memory"), ("random", "journal") })
        {
            var own = OwnCost.Median(sampler, storage, "mixed", Counts[^1]);
            Row(sampler, storage, own, own);
            foreach (var python in peers) Row(sampler, storage, Measurement.OfPeer(python, sampler, storage, "mixed", Counts[^1]), own);
        }

        Console.WriteLine("\n40 real parameters, TPE in memory, 1,000 trials: seconds of processor time in all");
        var wide = OwnCost.Median("tpe", "memory", "wide", 1000, runs: 3);
        Console.WriteLine($"{wide.Library,-18}{wide.Total,10:F2}");
        // The newest is the fastest; 3.1.0 takes some ten minutes for this.
        var peer = Measurement.OfPeer(peers[^1], "tpe", "memory", "wide", 1000);
        Console.WriteLine($"{peer.Library,-18}{peer.Total,10:F2}   {peer.Total / wide.Total:F0} x ours");
    }

    /// <summary>What needs no peer.</summary>
    public static void PrintGrowth()
    {
        WarmUp();
        Console.WriteLine("\nGrowth: ms of processor time a trial, mean over the hundred before the n-th; 8 mixed parameters, in memory");
        foreach (var sampler in new[] { "tpe", "random" })
        {
            var run = OwnCost.Median(sampler, "memory", "mixed", 10_000, runs: 1);
            Console.WriteLine($"{sampler,-9}n = 1,000: {run.At(1000):F3}   n = 10,000: {run.At(10_000):F3}   growth {run.At(10_000) / run.At(1000):F1} x");
        }

        Console.WriteLine("\nThreads on a free objective, TPE, 8 mixed parameters, 1,000 trials: seconds on the clock");
        foreach (var storage in new[] { "memory", "journal" })
        {
            var (one, four) = (OwnCost.Median("tpe", storage, "mixed", 1000, clock: true), OwnCost.Median("tpe", storage, "mixed", 1000, threads: 4, clock: true));
            Console.WriteLine($"{storage,-9}one thread {one.Total:F3}   four threads {four.Total:F3}   {one.Total / four.Total:F2} x as fast, every trial there");
        }
    }

    /// <summary>Lets the just-in-time compiler finish.</summary>
    private static void WarmUp()
    {
        OwnCost.Of("tpe", "journal", "mixed", 1000);
        OwnCost.Of("random", "memory", "mixed", 1000);
        Thread.Sleep(500);
    }

    private static void Row(string sampler, string storage, Measurement measured, Measurement own)
    {
        var ratios = measured == own ? "" : "   " + string.Join(" / ", Counts.Select(n => $"{measured.MeanOfFirst(n) / own.MeanOfFirst(n):F0}"));
        Console.WriteLine($"{sampler,-9}{storage,-9}{measured.Library,-18}{string.Concat(Counts.Select(n => $"{measured.MeanOfFirst(n),12:F3}"))}{ratios}");
    }
}
