namespace Tunewright;

/// <summary>The density of a parameter's values on a grid of at most 50 points; each category is a point.</summary>
/// <remarks>
/// The width of kernels follows Scott's rule (D. W. Scott, "Multivariate density estimation", 1992); a prior kernel of weight 1
/// covers all points.
/// </remarks>
internal static class ParzenGrid
{
    private const int MaxPoints = 50;
    private const double MinWidth = 0.5 / 1.64; // nine tenths of the mass are in one cell

    /// <summary>The density at each point of the grid, never 0.</summary>
    public static double[] Density(Distribution range, IEnumerable<double> values)
    {
        var density = range.IsNumeric
            ? Numeric(OnGrid(range, values))
            : Categorical(Count(values.Select(v => (int)v), (int)range.Grid.Count));
        for (var i = 0; i < density.Length; i++)
            density[i] += 1e-12;
        return density;
    }

    private static int[] OnGrid(Distribution range, IEnumerable<double> values)
    {
        var (low, high, step) = range.Grid;
        var points = range.IsLog && step > 0 ? Math.Ceiling(Math.Log(high - low + 1) / Math.Log(2)) + 1 : range.Grid.Count;
        (low, high) = (range.ToReal(low), range.ToReal(high));
        var size = (int)Math.Min(points, MaxPoints);
        var cell = (high - low) / (size - 1);
        // A value half-way belongs to the lower point.
        return Count(values.Select(v => (int)Math.Clamp(Math.Ceiling((range.ToReal(v) - low) / cell - 0.5), 0, size - 1)), size);
    }

    private static int[] Count(IEnumerable<int> points, int size)
    {
        var counts = new int[size];
        foreach (var point in points)
            counts[point]++;
        return counts;
    }

    private static double[] Categorical(int[] counts)
    {
        var total = counts.Sum();
        double kernels = counts.Count(c => c > 0) + 1;
        var other = 1 / kernels / (counts.Length / kernels + 1);
        var own = (1 + 1 / kernels) / (counts.Length / kernels + 1);
        return [.. counts.Select(c => (c * own + (total - c) * other + 1.0 / counts.Length) / (total + 1))];
    }

    private static double[] Numeric(int[] counts)
    {
        var width = Width(counts);
        var total = counts.Sum();
        var density = new double[counts.Length];
        for (var point = 0; point < counts.Length; point++)
        {
            if (counts[point] > 0)
                Add(density, point, width, counts[point] / (total + 1.0));
        }

        Add(density, (counts.Length - 1) / 2.0, counts.Length, 1 / (total + 1.0));
        return density;
    }

    private static void Add(double[] density, double middle, double width, double weight)
    {
        var whole = Mass((-0.5 - middle) / width, (density.Length - 0.5 - middle) / width);
        for (var x = 0; x < density.Length; x++)
            density[x] += weight * Mass((x - 0.5 - middle) / width, (x + 0.5 - middle) / width) / whole;
    }

    private static double Width(int[] counts)
    {
        var total = counts.Sum();
        var mean = counts.Select((c, point) => (double)c * point).Sum() / total;
        var deviation = Math.Sqrt(counts.Select((c, point) => c * (point - mean) * (point - mean)).Sum() / Math.Max(1, total - 1));
        var quartiles = At(counts, seen => seen > total * 3 / 4) - At(counts, seen => seen >= total / 4);
        return Math.Max(1.059 * Math.Min(quartiles / 1.34, deviation) * Math.Pow(total, -0.2), MinWidth);
    }

    /// <summary>The first point with values at which enough values have been seen, or the last point with values.</summary>
    private static int At(int[] counts, Func<int, bool> enough)
    {
        var (seen, last) = (0, 0);
        for (var point = 0; point < counts.Length; point++)
        {
            if (counts[point] == 0)
                continue;
            seen += counts[point];
            last = point;
            if (enough(seen))
                break;
        }
        return last;
    }

    private static double Mass(double a, double b) => Math.Exp(Gaussian.LogMass(new(a), new(b))[0]);
}
