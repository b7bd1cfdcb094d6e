using System.Text.Json;
using Tunewright;

namespace Benchmarks;

/// <summary>What the samplers beside TPE and what fANOVA cost, beside Optuna's: processor time, studies in memory.</summary>
internal static class SamplerCost
{
    private const int FanovaTrials = 1000;

    private static readonly (string Sampler, string Space, int Trials)[] Cases =
    [
        ("cmaes", "ten", 10_000),
        ("nsga2", "two", 10_000),
        ("gp", "ten", 300),
    ];

    /// <param name="peers">Those that have a sampler are measured beside it.</param>
    /// <param name="only">The one case to measure: a sampler or <c>fanova</c>; null for all.</param>
    public static void Print(IReadOnlyList<Optuna> peers, string? only)
    {
        Console.WriteLine("ms of processor time a trial, mean over the study; ten real parameters, nsga2: two objectives");
        Console.WriteLine($"{"sampler", -9}{"trials", 7}  {"library", -18}{"ms", 10}   as many times ours");
        foreach (var (sampler, space, trials) in Cases.Where(c => only is null || only == c.Sampler))
        {
            // The first studies of a process also pay for compiling the code and for memory that is new to it.
            var first = OwnCost.Of(sampler, "memory", space, trials);
            OwnCost.Median(sampler, "memory", space, trials);
            var own = OwnCost.Median(sampler, "memory", space, trials);
            Row(own, own);
            Row(first with { Library = "its first study" }, own);
            // Optuna has its Gaussian process since 3.6, so only its source tree does; whose CMA-ES needs a newer cmaes than Debian's.
            var able = peers.Where(peer => sampler is not ("gp" or "cmaes") || peer.Source is not null == (sampler == "gp"));
            foreach (var peer in able)
                Row(Measurement.OfPeer(peer, sampler, "memory", space, trials), own);

            void Row(Measurement measured, Measurement own) =>
                Console.WriteLine(
                    $"{sampler, -9}{trials, 7}  {measured.Library, -18}{Measurement.MeanOfFirst(measured.Processor, trials), 10:F4}"
                        + (measured == own ? "" : $"   {measured.Processor[^1] / own.Processor[^1]:F0}")
                );
        }
        if (only is null or "fanova")
            PrintFanova(peers);
    }

    private static void PrintFanova(IReadOnlyList<Optuna> peers)
    {
        var study = Study.Create(new() { Sampler = new RandomSampler(1), Pruner = new NoPruner() });
        study.Optimize(ShapedFunctions.Mixed, trials: FanovaTrials);
        Console.WriteLine($"\nfANOVA of {FanovaTrials:N0} trials of 8 mixed parameters, 64 trees: seconds of processor time");
        var own = Enumerable.Range(0, 5).Select(_ => Seconds(() => Fanova.Importances(study))).Order().ElementAt(2);
        Console.WriteLine($"{"Tunewright", -18}{own, 10:F3}");
        foreach (var peer in peers)
        {
            var measured = JsonDocument.Parse(peer.Run("fanova.py", $"{FanovaTrials}")).RootElement;
            var seconds = measured.GetProperty("seconds").GetDouble();
            Console.WriteLine($"{measured.GetProperty("library").GetString(), -18}{seconds, 10:F3}   {seconds / own:F0} x ours");
        }
    }

    private static double Seconds(Action action)
    {
        var start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
