using Tunewright;

namespace Benchmarks;

/// <summary>
/// A function of several objectives, the same as in peers/fronts.py: E. Zitzler, K. Deb, L. Thiele, Evolutionary Computation 8(2), 2000,
/// K. Deb, L. Thiele, M. Laumanns, E. Zitzler, CEC 2002, and <see cref="WfgFunctions"/>.
/// </summary>
/// <param name="Name">Its name in the literature.</param>
/// <param name="Dimensions">The number of real parameters.</param>
/// <param name="Reference">Worse than all but the first random points.</param>
/// <param name="Formula">The objectives of a point.</param>
internal sealed record FrontFunction(string Name, int Dimensions, double[] Reference, Func<double[], double[]> Formula)
{
    /// <summary>How long a study is.</summary>
    public const int Trials = 200;

    /// <summary>The range of a parameter by its index.</summary>
    public Func<int, (double Low, double High)> Range { get; init; } = _ => (0, 1);

    public static IReadOnlyList<FrontFunction> All { get; } =
    [
        new("zdt1", 30, [1.1, 7], x => Zdt(x[0], 1 + 9 * x.Skip(1).Average(), (f, g) => g * (1 - Math.Sqrt(f / g)))),
        new("zdt2", 30, [1.1, 7], x => Zdt(x[0], 1 + 9 * x.Skip(1).Average(), (f, g) => g * (1 - f / g * (f / g)))),
        new(
            "zdt3",
            30,
            [1.1, 7],
            x => Zdt(x[0], 1 + 9 * x.Skip(1).Average(), (f, g) => g * (1 - Math.Sqrt(f / g) - f / g * Math.Sin(10 * Math.PI * f)))
        ),
        new(
            "zdt4",
            10,
            [1.1, 250],
            x => Zdt(x[0], 1 + 90 + x.Skip(1).Sum(v => v * v - 10 * Math.Cos(4 * Math.PI * v)), (f, g) => g * (1 - Math.Sqrt(f / g)))
        )
        {
            Range = i => i == 0 ? (0, 1) : (-5, 5),
        },
        new(
            "zdt6",
            10,
            [1.1, 11],
            x =>
                Zdt(
                    1 - Math.Exp(-4 * x[0]) * Math.Pow(Math.Sin(6 * Math.PI * x[0]), 6),
                    1 + 9 * Math.Pow(x.Skip(1).Average(), 0.25),
                    (f, g) => g * (1 - f / g * (f / g))
                )
        ),
        new("dtlz1", 7, [400, 400, 400], Dtlz1),
        new("dtlz2", 12, [2.5, 2.5, 2.5], x => Sphere(x, x.Skip(2).Sum(v => (v - 0.5) * (v - 0.5)))),
        new(
            "dtlz3",
            12,
            [1500, 1500, 1500],
            x => Sphere(x, 100 * (10 + x.Skip(2).Sum(v => (v - 0.5) * (v - 0.5) - Math.Cos(20 * Math.PI * (v - 0.5)))))
        ),
        new("dtlz7", 22, [1.1, 1.1, 30], Dtlz7),
        .. WfgFunctions.All,
    ];

    /// <summary>The objectives of a trial.</summary>
    public double[] Of(Trial trial)
    {
        var x = new double[Dimensions];
        for (var i = 0; i < Dimensions; i++)
            x[i] = trial.SuggestDouble($"x{i}", Range(i).Low, Range(i).High);
        return Formula(x);
    }

    private static double[] Zdt(double f, double g, Func<double, double, double> second) => [f, second(f, g)];

    private static double[] Dtlz1(double[] x)
    {
        var g = 100 * (5 + x.Skip(2).Sum(v => (v - 0.5) * (v - 0.5) - Math.Cos(20 * Math.PI * (v - 0.5))));
        return [0.5 * x[0] * x[1] * (1 + g), 0.5 * x[0] * (1 - x[1]) * (1 + g), 0.5 * (1 - x[0]) * (1 + g)];
    }

    private static double[] Sphere(double[] x, double g)
    {
        var (a, b) = (x[0] * Math.PI / 2, x[1] * Math.PI / 2);
        return [(1 + g) * Math.Cos(a) * Math.Cos(b), (1 + g) * Math.Cos(a) * Math.Sin(b), (1 + g) * Math.Sin(a)];
    }

    private static double[] Dtlz7(double[] x)
    {
        var g = 1 + 9 * x.Skip(2).Average();
        return [x[0], x[1], (1 + g) * (3 - x.Take(2).Sum(f => f / (1 + g) * (1 + Math.Sin(3 * Math.PI * f))))];
    }
}
