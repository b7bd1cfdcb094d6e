namespace Tunewright;

/// <summary>
/// Looks for the point with the largest value of a function: many points of the whole space and near the best known ones, and from the
/// best of them step by step uphill, with shorter and shorter steps.
/// </summary>
internal static class AcquisitionSearch
{
    private const int Scattered = 512;
    private const int NearEach = 16;
    private const int Climbers = 5;
    private const int MaxPasses = 6;
    private const int MaxCategories = 24;
    private static readonly double[] Steps = [0.1, 0.03, 0.01, 0.003, 1e-3, 2e-4];
    private static readonly double[] LastSteps = [1e-4, 3e-5, 1e-5];

    /// <summary>The best point found, and its value.</summary>
    /// <param name="space">The space.</param>
    /// <param name="value">The function; never NaN.</param>
    /// <param name="known">Good points.</param>
    /// <param name="stream">The randomness.</param>
    public static (double[] Point, double Value) Largest(
        ModelSpace space,
        Func<double[], double> value,
        IReadOnlyList<double[]> known,
        UniformStream stream
    )
    {
        var d = space.Space.Count;
        var key = (ulong)(stream.Next() * (1UL << 53));
        var candidates = new List<double[]>();
        for (var i = 0; i < Scattered; i++)
        {
            var units = Enumerable
                .Range(0, d)
                .Select(k => k < JoeKuoDirections.Coordinates ? SobolSequence.At(i, k, key) : stream.Next())
                .ToArray();
            candidates.Add(space.FromUnits(units));
        }
        foreach (var point in known)
        {
            for (var i = 0; i < NearEach; i++)
                candidates.Add(Near(space, point, Math.Pow(10, -1 - 2.0 * i / NearEach), stream));
        }

        var best = (Point: candidates[0], Value: double.NegativeInfinity);
        foreach (
            var start in candidates
                .Select(point => (Point: point, Value: value(point)))
                .OrderByDescending(pair => pair.Value)
                .Take(Climbers)
        )
        {
            var top = Climb(space, value, start, Steps);
            if (top.Value > best.Value)
                best = top;
        }
        return Climb(space, value, best, LastSteps);
    }

    /// <summary>A point with some coordinates moved, at least one.</summary>
    private static double[] Near(ModelSpace space, double[] point, double step, UniformStream stream)
    {
        var near = (double[])point.Clone();
        var one = (int)(stream.Next() * near.Length);
        for (var i = 0; i < near.Length; i++)
        {
            if (i != one && stream.Next() > 0.5)
                continue;
            near[i] = space.IsCategory[i]
                ? space.Space.Parameters[i].Distribution.FromUnit(stream.Next())
                : space.Moved(near[i], i, step * Normal.Draw(stream));
        }
        return near;
    }

    private static (double[] Point, double Value) Climb(
        ModelSpace space,
        Func<double[], double> value,
        (double[] Point, double Value) top,
        double[] steps
    )
    {
        foreach (var step in steps)
        {
            var isHigher = true;
            for (var pass = 0; isHigher && pass < MaxPasses; pass++)
            {
                isHigher = false;
                for (var i = 0; i < top.Point.Length; i++)
                {
                    foreach (var coordinate in Neighbours(space, top.Point[i], i, step))
                    {
                        var next = (double[])top.Point.Clone();
                        next[i] = coordinate;
                        if (coordinate == top.Point[i])
                            continue;
                        if (value(next) is var found && found > top.Value)
                            (top, isHigher) = ((next, found), true);
                    }
                }
            }
        }
        return top;
    }

    private static IEnumerable<double> Neighbours(ModelSpace space, double coordinate, int parameter, double step) =>
        !space.IsCategory[parameter] ? [space.Moved(coordinate, parameter, step), space.Moved(coordinate, parameter, -step)]
        : step == Steps[0]
            ? Enumerable
                .Range(0, (int)Math.Min(MaxCategories, space.Space.Parameters[parameter].Distribution.Grid.Count))
                .Select(i => (double)i)
        : [];
}
