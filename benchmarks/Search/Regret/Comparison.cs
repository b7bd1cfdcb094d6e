namespace Benchmarks;

/// <summary>Ours beside a peer's, function by function and budget by budget.</summary>
internal static class Comparison
{
    private const double Level = 0.01;

    public static void Print(IReadOnlyList<Run> ours, IReadOnlyList<Run> theirs)
    {
        var (own, peer) = (ours[0].Library, theirs[0].Library);
        var cells = new List<Cell>();
        foreach (var function in BenchmarkFunction.All.Select(f => f.Name).Concat(FrontFunction.All.Select(f => f.Name)))
        {
            foreach (var budget in OwnRuns.Budgets.Select(b => $"{b}"))
            {
                var (a, b) = (Values(ours, function, budget), Values(theirs, function, budget));
                if (a.Length > 0 && b.Length > 1)
                    cells.Add(new Cell(function, budget, a, b));
            }
        }

        var adjusted = MannWhitney.Holm([.. cells.Select(cell => cell.PValue)]);

        Console.WriteLine($"\n{own} beside {peer}: best value found, median over seeds; lower is better");
        Console.WriteLine($"{"function", -22}{"trials", 7}{"seeds", 9}{own, 14}{peer, 18}{"win ratio", 11}{"p", 10}{"p, Holm", 10}");
        foreach (var (cell, p) in cells.Zip(adjusted))
        {
            Console.WriteLine(
                $"{cell.Function, -22}{cell.Budget, 7}{$"{cell.Ours.Length}/{cell.Theirs.Length}", 9}"
                    + $"{Median(cell.Ours), 14:G5}{Median(cell.Theirs), 18:G5}"
                    + $"{cell.WinRatio, 11:P0}{cell.PValue, 10:G2}{p, 10:G2}{Verdict(cell, p)}"
            );
        }

        var better = cells.Zip(adjusted).Count(c => c.Second < Level && c.First.WinRatio > 0.5);
        var worse = cells.Zip(adjusted).Count(c => c.Second < Level && c.First.WinRatio < 0.5);
        Console.WriteLine(
            $"Of {cells.Count} comparisons over {cells.Select(c => c.Function).Distinct().Count()} functions {own} is better on "
                + $"{better}, worse on {worse} (two-sided Mann–Whitney U, Holm, 1 %); mean win ratio {cells.Average(c => c.WinRatio):P1}."
        );
    }

    /// <summary>How many of the peer's studies are equal to the one that draws as NumPy does from the same seed.</summary>
    public static void PrintEqual(IReadOnlyList<Run> drawnAlike, IReadOnlyList<Run> theirs)
    {
        var pairs = theirs
            .Join(
                drawnAlike,
                r => (r.Function, r.Seed),
                r => (r.Function, r.Seed),
                (a, b) =>
                    (
                        a.Function,
                        a.Seed,
                        Equal: a.Best.All(best => Math.Abs(best.Value - b.Best[best.Key]) <= 1e-9 * Math.Max(1, Math.Abs(best.Value)))
                    )
            )
            .ToList();
        Console.WriteLine(
            $"Drawing as NumPy does, {pairs.Count(pair => pair.Equal)} of {pairs.Count} studies found what {theirs[0].Library} found "
                + $"from the same seed, to a relative 1e-9."
        );
        var others = pairs.Where(pair => !pair.Equal).Select(pair => $"{pair.Function} with seed {pair.Seed}").ToList();
        if (others.Count is > 0 and < 10)
            Console.WriteLine($"The others: {string.Join(", ", others)}.");
    }

    private static string Verdict(Cell cell, double p) =>
        p >= Level ? ""
        : cell.WinRatio > 0.5 ? "  better"
        : "  WORSE";

    private static double[] Values(IReadOnlyList<Run> runs, string function, string budget) =>
        [.. runs.Where(r => r.Function == function && r.Best.ContainsKey(budget)).Select(r => r.Best[budget])];

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Cell(string Function, string Budget, double[] Ours, double[] Theirs)
    {
        public double WinRatio { get; } = MannWhitney.WinRatio(Ours, Theirs);

        public double PValue { get; } = MannWhitney.PValue(Ours, Theirs);
    }
}
