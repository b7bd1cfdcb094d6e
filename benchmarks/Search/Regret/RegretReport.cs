using System.Text.Json;
using Tunewright;

namespace Benchmarks;

/// <summary>One sampler of Tunewright over all functions, beside Optuna's and beside others of Tunewright.</summary>
/// <param name="sampler">A name of <see cref="OwnSamplers"/>.</param>
/// <param name="seeds">How many, or the first and the last.</param>
/// <param name="functions">Names; null for all.</param>
/// <param name="most">The most trials of a study, TPE's apart.</param>
/// <param name="file">Where our runs are kept; null for nowhere.</param>
internal sealed class RegretReport(string sampler, string seeds, string[]? functions, int most, string? file)
{
    private static readonly string[] ForSeveral = ["nsga2", "gp", "auto", "tpe"];

    public void Print(IReadOnlyList<Optuna> peers, IReadOnlyList<string> recorded, IReadOnlyList<string> others, bool? multivariate)
    {
        var ours = sampler == "tpe" ? Tpe(RandomGenerator.Philox, multivariate) : Own(sampler);
        var drawnAlike = sampler == "tpe" ? Tpe(RandomGenerator.NumPy, multivariate) : null;
        if (drawnAlike is not null)
            Comparison.Print(ours, drawnAlike);
        foreach (var results in recorded)
        {
            Console.WriteLine($"\nThe peer's runs were recorded: {Path.GetFileName(results)}");
            Compare(PeerRuns.Recorded(results));
        }
        foreach (var other in others)
            Comparison.Print(ours, Own(other));
        // Optuna has no sampler that chooses, and its Gaussian process only in newer versions.
        if (recorded.Count == 0 && sampler != "auto")
        {
            foreach (var python in sampler == "gp" ? peers.Where(peer => peer.Source is not null) : peers)
                Compare(PeerRuns.Now(python, seeds, sampler == "tpe" ? sampler : $"{sampler}:{most}", functions ?? []));
        }

        void Compare(IReadOnlyList<Run> theirs)
        {
            Comparison.Print(ours, theirs);
            if (drawnAlike is not null)
                Comparison.PrintEqual(drawnAlike, theirs);
        }
    }

    private IEnumerable<int> Seeds =>
        seeds.Split('-').Select(int.Parse).ToArray() is [var first, var last]
            ? Enumerable.Range(first, last - first + 1)
            : Enumerable.Range(0, int.Parse(seeds));

    private IReadOnlyList<Run> Tpe(RandomGenerator generator, bool? multivariate) =>
        OwnRuns.Of(
            generator == RandomGenerator.NumPy ? "NumPy's draws" : "Tunewright",
            Seeds,
            seed => new TpeSampler(
                new TpeOptions
                {
                    Seed = seed,
                    Generator = generator,
                    Multivariate = multivariate,
                }
            ),
            functions
        );

    private List<Run> Own(string name)
    {
        var library = $"our {name}";
        List<Run> known = file is not null && File.Exists(file) ? [.. PeerRuns.Recorded(file).Where(run => run.Library == library)] : [];
        foreach (var seed in Seeds)
        {
            var done = known.Where(run => run.Seed == seed).Select(run => run.Function).ToHashSet();
            var open = BenchmarkFunction
                .All.Select(function => function.Name)
                .Concat(ForSeveral.Contains(name) ? FrontFunction.All.Select(function => function.Name) : [])
                .Where(function => !done.Contains(function) && functions?.Contains(function) != false)
                .ToArray();
            var runs = OwnRuns.Of(library, [seed], s => OwnSamplers.Create(name, s), open, most, several: true);
            known.AddRange(runs);
            if (file is not null)
                File.AppendAllLines(file, runs.Select(run => JsonSerializer.Serialize(run, JsonSerializerOptions.Web)));
        }
        return known;
    }
}
