namespace Tunewright;

/// <summary>
/// Minimizes a smooth function by the limited-memory BFGS method with backtracking; within bounds by projection, where coordinates that
/// would leave them stay.
/// J. Nocedal, S. J. Wright, "Numerical optimization", 2nd edition, 2006, algorithms 7.4, 7.5 and 3.1, and section 16.7.
/// </summary>
internal static class Lbfgs
{
    private const int Memory = 8;
    private const double SufficientDecrease = 1e-4;

    /// <summary>The best point found, and its value.</summary>
    /// <param name="function">The value and the gradient at a point; a value that is not finite is worse than any other.</param>
    /// <param name="start">Where to begin; its value is finite.</param>
    /// <param name="iterations">The largest number of steps.</param>
    /// <param name="longest">The longest step of a coordinate; the first one is at most half of it, since it has no scale yet.</param>
    /// <param name="smallestGradient">The search ends where no derivative is larger.</param>
    /// <param name="bounds">The range of each coordinate.</param>
    public static (double[] Point, double Value) Minimize(
        Func<double[], (double Value, double[] Gradient)> function,
        double[] start,
        int iterations,
        double longest,
        double smallestGradient = 1e-3,
        (double Low, double High)? bounds = null
    )
    {
        var (low, high) = bounds ?? (double.NegativeInfinity, double.PositiveInfinity);
        var point = start;
        var (value, gradient) = function(point);
        var steps = new List<(double[] Step, double[] Change)>();
        for (var i = 0; i < iterations; i++)
        {
            var free = gradient.Zip(point, (g, x) => (x <= low && g > 0) || (x >= high && g < 0) ? 0 : g).ToArray();
            if (!(free.Max(Math.Abs) > smallestGradient))
                break;
            var direction = Direction(free, steps);
            for (var k = 0; k < free.Length; k++)
            {
                if (free[k] == 0)
                    direction[k] = 0;
            }
            if (!(DotProduct.Of(direction, free) < 0))
            {
                steps.Clear();
                direction = Array.ConvertAll(free, g => -g);
            }
            var length = Math.Min(1, (steps.Count == 0 ? longest / 2 : longest) / Math.Max(1e-300, direction.Max(Math.Abs)));
            double[] At(double length) => [.. point.Zip(direction, (x, d) => Math.Clamp(x + length * d, low, high))];
            if (!Backtrack(function, At, (point, value, gradient), length, out var next))
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
        Func<double, double[]> at,
        (double[] Point, double Value, double[] Gradient) from,
        double length,
        out (double[] Point, double Value, double[] Gradient) next
    )
    {
        for (; length > 1e-10; length /= 2)
        {
            var point = at(length);
            var (value, gradient) = function(point);
            next = (point, value, gradient);
            var expected = point.Index().Sum(x => from.Gradient[x.Index] * (x.Item - from.Point[x.Index]));
            if (double.IsFinite(value) && expected < 0 && value <= from.Value + SufficientDecrease * expected)
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
