namespace Tunewright;

/// <summary>The values of one side's trials in one space: by trial number and, for numbers, in ascending order.</summary>
internal sealed class Observations
{
    private readonly double[] _values;
    private readonly int[] _orders;

    /// <summary>Makes room.</summary>
    public Observations(SearchSpace space, int count, Workspace workspace)
    {
        Workspace = workspace;
        Space = space;
        Count = count;
        _values = workspace.Doubles(space.Count * count);
        _orders = workspace.Ints(space.Count * count);
    }

    /// <summary>Where the values lie, and what is computed from them.</summary>
    public Workspace Workspace { get; }

    /// <summary>The parameters.</summary>
    public SearchSpace Space { get; }

    /// <summary>How many trials there are.</summary>
    public int Count { get; }

    /// <summary>A parameter's values on the kernels' scale, oldest trial first.</summary>
    public Span<double> Values(int parameter) => _values.AsSpan(parameter * Count, Count);

    /// <summary>The places of a numeric parameter's values, smallest first.</summary>
    public Span<int> Ascending(int parameter) => _orders.AsSpan(parameter * Count, Count);
}
