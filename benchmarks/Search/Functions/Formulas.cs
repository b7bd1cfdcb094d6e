namespace Benchmarks;

/// <summary>The usual test functions of global optimization, each with its minimum at or near 0.</summary>
internal static class Formulas
{
    public static double Sphere(double[] z) => z.Sum(v => v * v);

    public static double Ellipsoid(double[] z) => z.Select((v, i) => Math.Pow(10, 6.0 * i / (z.Length - 1)) * v * v).Sum();

    public static double Rosenbrock(double[] z)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < z.Length; i++)
        {
            var (a, b) = (z[i] + 1, z[i + 1] + 1);
            sum += (100 * Math.Pow((a * a) - b, 2)) + Math.Pow(a - 1, 2);
        }
        return sum;
    }

    public static double Rastrigin(double[] z) => z.Sum(v => (v * v) + 10 - (10 * Math.Cos(2 * Math.PI * v)));

    public static double Ackley(double[] z)
    {
        var squares = z.Sum(v => v * v) / z.Length;
        var waves = z.Sum(v => Math.Cos(2 * Math.PI * v)) / z.Length;
        return 20 + Math.E - (20 * Math.Exp(-0.2 * Math.Sqrt(squares))) - Math.Exp(waves);
    }

    public static double Levy(double[] z)
    {
        var w = z.Select(v => 1 + (v / 4)).ToArray();
        var sum = Math.Pow(Math.Sin(Math.PI * w[0]), 2);
        foreach (var a in w[..^1])
            sum += Math.Pow(a - 1, 2) * (1 + (10 * Math.Pow(Math.Sin((Math.PI * a) + 1), 2)));
        return sum + (Math.Pow(w[^1] - 1, 2) * (1 + Math.Pow(Math.Sin(2 * Math.PI * w[^1]), 2)));
    }

    public static double Griewank(double[] z)
    {
        var product = 1.0;
        for (var i = 0; i < z.Length; i++)
            product *= Math.Cos(z[i] / Math.Sqrt(i + 1));
        return 1 + (z.Sum(v => v * v) / 4000) - product;
    }

    public static double Schwefel(double[] z) => (418.9828872724339 * z.Length) - z.Sum(v => v * Math.Sin(Math.Sqrt(Math.Abs(v))));

    public static double StyblinskiTang(double[] z) => 0.5 * z.Sum(v => Math.Pow(v, 4) - (16 * v * v) + (5 * v));
}
