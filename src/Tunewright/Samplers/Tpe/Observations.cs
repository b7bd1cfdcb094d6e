using System.Buffers;

namespace Tunewright;

/// <summary>The values of one side's trials in one space: by trial number and, for numbers, in ascending order.</summary>
internal sealed class Observations : IDisposable
{
    private readonly double[] _values;
    private readonly int[] _orders;

    /// <summary>Makes room.</summary>
    public Observations(SearchSpace space, int count)
    {
        Space = space;
        Count = count;
        _values = ArrayPool<double>.Shared.Rent(space.Count * count);
        _orders = ArrayPool<int>.Shared.Rent(space.Count * count);
    }

    /// <summary>The parameters.</summary>
    public SearchSpace Space { get; }

    /// <summary>How many trials there are.</summary>
    public int Count { get; }

    /// <summary>A parameter's values on the kernels' scale, oldest trial first.</summary>
    public Span<double> Values(int parameter) => _values.AsSpan(parameter * Count, Count);

    /// <summary>The places of a numeric parameter's values, smallest first.</summary>
    public Span<int> Ascending(int parameter) => _orders.AsSpan(parameter * Count, Count);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_values);
        ArrayPool<int>.Shared.Return(_orders);
    }
}
