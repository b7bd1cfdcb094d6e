using System.Buffers;

namespace Tunewright;

/// <summary>Pooled arrays for one suggestion, returned together: with thousands of trials they would fill the large-object heap.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly List<double[]> _doubles = [];
    private readonly List<int[]> _ints = [];

    /// <summary>At least <paramref name="length"/> doubles of any value.</summary>
    public double[] Doubles(int length)
    {
        var array = ArrayPool<double>.Shared.Rent(length);
        _doubles.Add(array);
        return array;
    }

    /// <summary>At least <paramref name="length"/> integers of any value.</summary>
    public int[] Ints(int length)
    {
        var array = ArrayPool<int>.Shared.Rent(length);
        _ints.Add(array);
        return array;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _doubles.ForEach(array => ArrayPool<double>.Shared.Return(array));
        _ints.ForEach(array => ArrayPool<int>.Shared.Return(array));
        _doubles.Clear();
        _ints.Clear();
    }
}
