namespace Tunewright;

/// <summary>
/// Looks for the point with the largest value of a function: many points of the whole space and near the best known ones, and from the
/// best of them uphill. Reals climb along the gradient, all at once; discrete parameters step by step, with shorter and shorter steps.
/// </summary>
internal static class AcquisitionSearch
{
    private const int Scattered = 512;
    private const int NearEach = 16;
    private const int Climbers = 5;
    private const int ClimbingSteps = 50;
    private const double LongestStep = 0.2;
    private const double Flat = 1e-5;
    private const int MaxPasses = 6;
    private const int MaxCategories = 24;
    private static readonly double[] Steps = [0.1, 0.03, 0.01, 0.003, 1e-3, 2e-4];

    /// <summary>The best point found, and its value.</summary>
    /// <param name="space">The space.</param>
    /// <param name="function">The function.</param>
    /// <param name="known">Good points.</param>
    /// <param name="stream">The randomness.</param>
    public static (double[] Point, double Value) Largest(
        ModelSpace space,
        PosteriorFunction function,
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

        return candidates
            .Zip(function.At([.. candidates]))
            .OrderByDescending(pair => pair.Second)
            .Take(Climbers)
            .Select(start => Climb(space, function, start))
            .MaxBy(top => top.Value);
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

    private static (double[] Point, double Value) Climb(ModelSpace space, PosteriorFunction function, (double[] Point, double Value) top)
    {
        int[] reals = [.. Enumerable.Range(0, top.Point.Length).Where(space.IsReal)];
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            if (reals.Length > 0)
                top = ClimbReals(function, top, reals);
            if (reals.Length == top.Point.Length || !ClimbDiscrete(space, function, ref top))
                break;
        }
        return top;
    }

    private static (double[] Point, double Value) ClimbReals(PosteriorFunction function, (double[] Point, double Value) top, int[] reals)
    {
        double[] With(double[] numbers)
        {
            var point = (double[])top.Point.Clone();
            foreach (var (i, k) in reals.Index())
                point[k] = numbers[i];
            return point;
        }
        var (found, loss) = Lbfgs.Minimize(
            numbers =>
            {
                var (value, gradient) = function.WithGradient(With(numbers));
                return (-value, Array.ConvertAll(reals, k => -gradient[k]));
            },
            Array.ConvertAll(reals, k => top.Point[k]),
            ClimbingSteps,
            LongestStep,
            Flat,
            (0, 1)
        );
        return (With(found), -loss);
    }

    private static bool ClimbDiscrete(ModelSpace space, PosteriorFunction function, ref (double[] Point, double Value) top)
    {
        var hasClimbed = false;
        foreach (var step in Steps)
        {
            var isHigher = true;
            for (var pass = 0; isHigher && pass < MaxPasses; pass++)
            {
                isHigher = false;
                for (var i = 0; i < top.Point.Length; i++)
                {
                    if (space.IsReal(i))
                        continue;
                    foreach (var coordinate in Neighbours(space, top.Point[i], i, step))
                    {
                        var next = (double[])top.Point.Clone();
                        next[i] = coordinate;
                        if (coordinate == top.Point[i])
                            continue;
                        if (function.At(next) is var found && found > top.Value)
                            (top, isHigher, hasClimbed) = ((next, found), true, true);
                    }
                }
            }
        }
        return hasClimbed;
    }

    private static IEnumerable<double> Neighbours(ModelSpace space, double coordinate, int parameter, double step) =>
        !space.IsCategory[parameter] ? [space.Moved(coordinate, parameter, step), space.Moved(coordinate, parameter, -step)]
        : step == Steps[0]
            ? Enumerable
                .Range(0, (int)Math.Min(MaxCategories, space.Space.Parameters[parameter].Distribution.Grid.Count))
                .Select(i => (double)i)
        : [];
}
