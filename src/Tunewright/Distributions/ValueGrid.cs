namespace Tunewright;

/// <summary>
/// The values of a distribution in internal representation, evenly spaced from <paramref name="Low"/> to <paramref name="High"/>.
/// </summary>
/// <param name="Low">The lowest value.</param>
/// <param name="High">The highest value.</param>
/// <param name="Step">The distance between neighbours; 0 for a continuous range.</param>
internal readonly record struct ValueGrid(double Low, double High, double Step)
{
    /// <summary>The number of values; infinity for a continuous range.</summary>
    public double Count =>
        Low == High ? 1
        : Step == 0 ? double.PositiveInfinity
        : Math.Round((High - Low) / Step) + 1;

    /// <summary>The value at an index from 0 to <see cref="Count"/> - 1.</summary>
    public double At(double index) => index == Count - 1 ? High : Low + index * Step;

    /// <summary>The index of the value nearest to a number, which can lie outside of the grid.</summary>
    public double IndexOf(double value) => Math.Round((value - Low) / Step);

    /// <summary>The nearest value to a number; in a continuous range the number itself, cut at the bounds.</summary>
    public double Nearest(double value) => Math.Clamp(Step == 0 ? value : Low + IndexOf(value) * Step, Low, High);
}
