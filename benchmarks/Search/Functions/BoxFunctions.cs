using Tunewright;

namespace Benchmarks;

/// <summary>A formula of z = R (x − shift) over a box, R a product of Givens rotations over all pairs of axes.</summary>
internal static class BoxFunctions
{
    /// <summary>Formula, half the width of its box, and how far from the middle its shift may lie.</summary>
    private static readonly Dictionary<string, (Func<double[], double> Formula, double Half, double Spread)> Boxes = new()
    {
        ["sphere"] = (Formulas.Sphere, 5, 4),
        ["ellipsoid"] = (Formulas.Ellipsoid, 5, 4),
        ["rosenbrock"] = (Formulas.Rosenbrock, 5, 3),
        ["rastrigin"] = (Formulas.Rastrigin, 5, 4),
        ["ackley"] = (Formulas.Ackley, 32, 20),
        ["levy"] = (Formulas.Levy, 10, 6),
        ["griewank"] = (Formulas.Griewank, 600, 400),
        ["schwefel"] = (Formulas.Schwefel, 500, 0),
        ["styblinski-tang"] = (Formulas.StyblinskiTang, 5, 1),
    };

    public static Func<Trial, double> Create(string name, int dimensions, bool rotated, int index)
    {
        var (formula, half, spread) = Boxes[name];
        var generator = new SplitMix64(1000 + index);
        var shift = new double[dimensions];
        for (var i = 0; i < dimensions; i++)
            shift[i] = generator.Uniform(-spread, spread);
        var turns = new List<(int I, int J, double Cos, double Sin)>();
        for (var i = 0; rotated && i < dimensions; i++)
        {
            for (var j = i + 1; j < dimensions; j++)
            {
                var angle = generator.Uniform(0, 2 * Math.PI);
                turns.Add((i, j, Math.Cos(angle), Math.Sin(angle)));
            }
        }

        var names = Enumerable.Range(0, dimensions).Select(i => $"x{i}").ToArray();

        return trial =>
        {
            var z = new double[dimensions];
            for (var i = 0; i < dimensions; i++)
                z[i] = trial.SuggestDouble(names[i], -half, half) - shift[i];
            foreach (var (i, j, c, s) in turns)
                (z[i], z[j]) = ((c * z[i]) - (s * z[j]), (s * z[i]) + (c * z[j]));
            return formula(z);
        };
    }
}
