namespace Tunewright;

/// <summary>
/// Points of a mixed space as the kernel sees them: numbers from 0 to 1, and indices of categories. Discrete numbers are taken to the
/// coordinate of their value, so that the kernel sees what the objective does (E. C. Garrido-Merchán, D. Hernández-Lobato, "Dealing with
/// categorical and integer-valued variables in Bayesian optimization with Gaussian processes", Neurocomputing 380, 2020).
/// </summary>
internal sealed class ModelSpace(SearchSpace space)
{
    /// <summary>The parameters.</summary>
    public SearchSpace Space => space;

    /// <summary>Which coordinates are indices of categories.</summary>
    public bool[] IsCategory { get; } = [.. space.Parameters.Select(parameter => !parameter.Distribution.IsNumeric)];

    /// <summary>Whether every number of a parameter's range can be asked for.</summary>
    public bool IsReal(int parameter) => space.Parameters[parameter].Distribution is { IsNumeric: true } range && range.Grid.Step == 0;

    /// <summary>A trial's point, or <see langword="null"/> if it lacks a parameter.</summary>
    public double[]? PointOf(FrozenTrial trial) => space.ValuesOf(trial) is { } values ? PointAt(values) : null;

    /// <summary>The points of running trials, also as far as they were drawn together and the objective has not asked yet.</summary>
    public double[][] Pending(IReadOnlyList<FrozenTrial> running) =>
        [.. RunningPoint.In(space, running, joint: true).Select(point => PointAt(point.Values))];

    /// <summary>The nearest point that the objective can be asked for.</summary>
    /// <param name="units">Coordinates from 0 to 1; a category's share of the unit interval.</param>
    public double[] FromUnits(double[] units) =>
        [.. units.Select((unit, i) => Coordinate(space.Parameters[i].Distribution, space.Parameters[i].Distribution.FromUnit(unit)))];

    /// <summary>A point's value of a parameter in internal representation.</summary>
    public double Value(double[] point, int parameter) =>
        IsCategory[parameter] ? point[parameter] : space.Parameters[parameter].Distribution.FromUnit(point[parameter]);

    /// <summary>The coordinate next to one, a step away or at least one value.</summary>
    public double Moved(double coordinate, int parameter, double step)
    {
        var range = space.Parameters[parameter].Distribution;
        var moved = Coordinate(range, range.FromUnit(Math.Clamp(coordinate + step, 0, 1)));
        if (moved != coordinate || range.Grid.Step == 0)
            return moved;
        var next = range.FromUnit(coordinate) + Math.Sign(step) * range.Grid.Step;
        return range.Contains(next) ? Coordinate(range, next) : coordinate;
    }

    private double[] PointAt(double[] values) => [.. values.Select((value, i) => Coordinate(space.Parameters[i].Distribution, value))];

    private static double Coordinate(Distribution range, double value) => range.IsNumeric ? Math.Clamp(range.ToUnit(value), 0, 1) : value;
}
