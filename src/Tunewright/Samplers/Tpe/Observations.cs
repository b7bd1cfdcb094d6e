namespace Tunewright;

/// <summary>The values of good or other trials in a space: by trial number and, for numeric parameters, in ascending order.</summary>
internal sealed class Observations
{
    private readonly double[] _values;
    private readonly int[] _orders;

    /// <summary>Makes room for the values.</summary>
    public Observations(SearchSpace space, int count, Workspace workspace)
    {
        Workspace = workspace;
        Space = space;
        Count = count;
        _values = workspace.Doubles(space.Count * count);
        _orders = workspace.Ints(space.Count * count);
    }

    /// <summary>The workspace that holds the values and all that is computed from them.</summary>
    public Workspace Workspace { get; }

    /// <summary>The parameters.</summary>
    public SearchSpace Space { get; }

    /// <summary>The number of trials.</summary>
    public int Count { get; }

    /// <summary>A parameter's values on the real scale, oldest trial first.</summary>
    public Span<double> Values(int parameter) => _values.AsSpan(parameter * Count, Count);

    /// <summary>The indices of a numeric parameter's values, smallest first.</summary>
    public Span<int> Ascending(int parameter) => _orders.AsSpan(parameter * Count, Count);
}
