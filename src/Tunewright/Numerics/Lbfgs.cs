namespace Tunewright;

/// <summary>
/// Minimizes a smooth function by the limited-memory BFGS method with backtracking.
/// J. Nocedal, S. J. Wright, "Numerical optimization", 2nd edition, 2006, algorithms 7.4, 7.5 and 3.1.
/// </summary>
internal static class Lbfgs
{
    private const int Memory = 8;
    private const double SufficientDecrease = 1e-4;
    private const double SmallestGradient = 1e-3;

    /// <summary>The best point found, and its value.</summary>
    /// <param name="function">The value and the gradient at a point; a value that is not finite is worse than any other.</param>
    /// <param name="start">Where to begin; its value is finite.</param>
    /// <param name="iterations">The largest number of steps.</param>
    public static (double[] Point, double Value) Minimize(
        Func<double[], (double Value, double[] Gradient)> function,
        double[] start,
        int iterations
    )
    {
        var point = start;
        var (value, gradient) = function(point);
        var steps = new List<(double[] Step, double[] Change)>();
        for (var i = 0; i < iterations && gradient.Max(Math.Abs) > SmallestGradient; i++)
        {
            var direction = Direction(gradient, steps);
            var slope = DotProduct.Of(direction, gradient);
            if (!(slope < 0))
            {
                steps.Clear();
                direction = Array.ConvertAll(gradient, g => -g);
                slope = -DotProduct.Of(gradient, gradient);
            }

            // The first step has no scale yet; none is longer than 2, a factor of e² in a logarithm.
            var length = Math.Min(1, (steps.Count == 0 ? 1 : 2) / Math.Max(1e-300, direction.Max(Math.Abs)));
            if (!Backtrack(function, point, value, direction, slope, length, out var next))
                return (point, value);
            var step = next.Point.Zip(point, (x, y) => x - y).ToArray();
            var change = next.Gradient.Zip(gradient, (x, y) => x - y).ToArray();
            if (DotProduct.Of(step, change) > 1e-12)
                steps.Add((step, change));
            if (steps.Count > Memory)
                steps.RemoveAt(0);
            (point, value, gradient) = next;
        }
        return (point, value);
    }

    private static bool Backtrack(
        Func<double[], (double Value, double[] Gradient)> function,
        double[] point,
        double value,
        double[] direction,
        double slope,
        double length,
        out (double[] Point, double Value, double[] Gradient) next
    )
    {
        for (; length > 1e-10; length /= 2)
        {
            var candidate = point.Zip(direction, (x, d) => x + length * d).ToArray();
            var (found, gradient) = function(candidate);
            next = (candidate, found, gradient);
            if (double.IsFinite(found) && found <= value + SufficientDecrease * length * slope)
                return true;
        }
        next = default;
        return false;
    }

    /// <summary>Minus the inverse Hessian, as the last steps tell it, times the gradient.</summary>
    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change)> steps)
    {
        var q = (double[])gradient.Clone();
        var shares = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            shares[i] = DotProduct.Of(steps[i].Step, q) / DotProduct.Of(steps[i].Change, steps[i].Step);
            Add(q, -shares[i], steps[i].Change);
        }
        if (steps is [.., var last])
        {
            var scale = DotProduct.Of(last.Step, last.Change) / DotProduct.Of(last.Change, last.Change);
            for (var k = 0; k < q.Length; k++)
                q[k] *= scale;
        }
        for (var i = 0; i < steps.Count; i++)
            Add(q, shares[i] - DotProduct.Of(steps[i].Change, q) / DotProduct.Of(steps[i].Change, steps[i].Step), steps[i].Step);
        return Array.ConvertAll(q, x => -x);
    }

    private static void Add(double[] sum, double factor, double[] vector)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += factor * vector[i];
    }
}
