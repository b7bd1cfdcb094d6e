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
}
