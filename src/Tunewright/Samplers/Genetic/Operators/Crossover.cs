namespace Tunewright;

/// <summary>How a child's numeric parameters come from its parents'; a category is always one of two parents'.</summary>
/// <remarks>
/// Parameters are coordinates from 0 to 1 here, logarithmic ranges by their logarithm. A child outside of them is drawn again, up to ten
/// times, and then moved to the bound.
/// </remarks>
public abstract record Crossover
{
    private protected Crossover() { }

    /// <summary>The number of parents.</summary>
    public virtual int Parents => 2;

    /// <summary>A child, which can lie outside of 0 to 1.</summary>
    internal abstract double[] Child(IReadOnlyList<double[]> parents, UniformStream stream);

    /// <summary>Refuses a parameter of an operator that is not above 0.</summary>
    private protected static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "The value must be a finite number above 0.");

    /// <summary>Refuses what is no probability.</summary>
    private protected static double Probability(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A probability lies between 0 and 1.");
}
