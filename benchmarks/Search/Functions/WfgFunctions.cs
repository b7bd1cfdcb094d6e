namespace Benchmarks;

/// <summary>
/// The nine WFG problems, the same as in peers/wfg.py: S. Huband, P. Hingston, L. Barone, L. While, "A review of multiobjective test
/// problems and a scalable test problem toolkit", IEEE TEVC 10(5), 2006, with their three objectives, four parameters of position and
/// twenty of distance. Parameter i is from 0 to 2i.
/// </summary>
internal static class WfgFunctions
{
    private const int Position = 4;
    private const int Distance = 20;
    private const double Optimum = 0.35;

    public static IEnumerable<FrontFunction> All { get; } =
        new Func<double[], double[]>[]
        {
            y => Front(WeightedGroups(Rescaled(Flat(Shifted(y)))), (a, b) => [.. Convex(a, b)[..2], Mixed(a)]),
            y => Front(Groups(Paired(Shifted(y)), Enumerable.Average), (a, b) => [.. Convex(a, b)[..2], Disconnected(a)]),
            y => Front(Groups(Paired(Shifted(y)), Enumerable.Average), Linear, degenerate: true),
            y => Front(Groups([.. y.Select(v => Peaks(v, 30, 10))], Enumerable.Average), Concave),
            y => Front(Groups([.. y.Select(Deceptive)], Enumerable.Average), Concave),
            y => Front(Groups(Shifted(y), NonSeparable), Concave),
            y => Front(Groups(Shifted(Biased(y, 0, Position, after: true)), Enumerable.Average), Concave),
            y => Front(Groups(Shifted(Biased(y, Position, y.Length, after: false)), Enumerable.Average), Concave),
            y => Front(Groups(Rugged(Biased(y, 0, y.Length - 1, after: true)), NonSeparable), Concave),
        }.Select(
            (formula, index) =>
                new FrontFunction(
                    $"wfg{index + 1}",
                    Position + Distance,
                    [3, 5, 7], // the largest distance and the largest of each shape
                    z => formula([.. z.Select((v, i) => v / (2 * (i + 1)))])
                )
                {
                    Range = i => (0, 2 * (i + 1)),
                }
        );

    // Transformations of single parameters, all from [0, 1] to [0, 1].

    private static double[] Distances(double[] y, Func<double, double> map) => [.. y.Select((v, i) => i < Position ? v : map(v))];

    private static double[] Shifted(double[] y) => Distances(y, v => Math.Abs(v - Optimum) / Math.Abs(Math.Floor(Optimum - v) + Optimum));

    private static double[] Flat(double[] y)
    {
        const double level = 0.8,
            from = 0.75,
            to = 0.85;
        return Distances(
            y,
            v =>
                v < from ? Math.Clamp(level - (level * (from - v) / from), 0, 1)
                : v > to ? Math.Clamp(level + ((1 - level) * (v - to) / (1 - to)), 0, 1)
                : level
        );
    }

    private static double[] Rescaled(double[] y) => [.. y.Select(v => Math.Pow(v, 0.02))];

    private static double Peaks(double v, double count, double depth)
    {
        var off = Math.Abs(v - Optimum) / (2 * (Math.Floor(Optimum - v) + Optimum));
        return (1 + Math.Cos(((4 * count) + 2) * Math.PI * (0.5 - off)) + (4 * depth * off * off)) / (depth + 2);
    }

    private static double Deceptive(double v)
    {
        const double hole = 0.001,
            rest = 0.05;
        var below = Math.Floor(v - Optimum + hole) * (1 - rest + ((Optimum - hole) / hole)) / (Optimum - hole);
        var above = Math.Floor(Optimum + hole - v) * (1 - rest + ((1 - Optimum - hole) / hole)) / (1 - Optimum - hole);
        return 1 + ((Math.Abs(v - Optimum) - hole) * (below + above + (1 / hole)));
    }

    private static double[] Rugged(double[] y) => [.. y.Select((v, i) => i < Position ? Deceptive(v) : Peaks(v, 30, 95))];

    /// <summary>Parameters of an interval to a power that depends on the mean of all after or before each.</summary>
    private static double[] Biased(double[] y, int from, int to, bool after) =>
        [.. y.Select((v, i) => i < from || i >= to ? v : Math.Pow(v, Exponent((after ? y.Skip(i + 1) : y.Take(i)).Average())))];

    private static double Exponent(double mean)
    {
        const double middle = 0.98 / 49.98,
            low = 0.02,
            high = 50;
        return low + ((high - low) * (middle - ((1 - (2 * mean)) * Math.Abs(Math.Floor(0.5 - mean) + middle))));
    }

    // Reductions to two numbers of position and one of distance.

    private static double[] Groups(double[] y, Func<double[], double> reduce) =>
        [reduce(y[..(Position / 2)]), reduce(y[(Position / 2)..Position]), reduce(y[Position..])];

    private static double[] WeightedGroups(double[] y)
    {
        var weighted = Groups([.. y.Select((v, i) => 2 * (i + 1) * v)], Enumerable.Sum);
        var weights = Groups([.. y.Select((_, i) => 2.0 * (i + 1))], Enumerable.Sum);
        return [.. weighted.Zip(weights, (sum, weight) => sum / weight)];
    }

    private static double[] Paired(double[] y) => [.. y[..Position], .. y[Position..].Chunk(2).Select(NonSeparable)];

    private static double NonSeparable(double[] y)
    {
        var n = y.Length;
        var half = (n + 1) / 2;
        var sum = 0.0;
        for (var j = 0; j < n; j++)
        {
            sum += y[j];
            for (var k = 0; k < n - 1; k++)
                sum += Math.Abs(y[j] - y[(j + k + 1) % n]);
        }
        return sum / (half * (1.0 + (2 * n) - (2 * half)));
    }

    // The shapes of fronts.

    private static double[] Front(double[] t, Func<double, double, double[]> shape, bool degenerate = false)
    {
        var (first, second, distance) = (t[0], t[1], t[2]);
        if (degenerate)
            second = (distance * (second - 0.5)) + 0.5;
        return [.. shape(first, second).Select((h, m) => distance + (2 * (m + 1) * h))];
    }

    private static double[] Linear(double a, double b) => [a * b, a * (1 - b), 1 - a];

    private static double[] Convex(double a, double b)
    {
        var ((sinA, cosA), (sinB, cosB)) = (Math.SinCos(a * Math.PI / 2), Math.SinCos(b * Math.PI / 2));
        return [(1 - cosA) * (1 - cosB), (1 - cosA) * (1 - sinB), 1 - sinA];
    }

    private static double[] Concave(double a, double b)
    {
        var ((sinA, cosA), (sinB, cosB)) = (Math.SinCos(a * Math.PI / 2), Math.SinCos(b * Math.PI / 2));
        return [sinA * sinB, sinA * cosB, cosA];
    }

    private static double Mixed(double a) => 1 - a - (Math.Cos((10 * Math.PI * a) + (Math.PI / 2)) / (10 * Math.PI));

    private static double Disconnected(double a) => 1 - (a * Math.Pow(Math.Cos(5 * a * Math.PI), 2));
}
