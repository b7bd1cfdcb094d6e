using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>Points by coordinate, so that what holds for each of them is computed for several at a time.</summary>
internal sealed class PointColumns
{
    private readonly double[][] _coordinates;
    private readonly bool[] _isCategory;

    /// <param name="points">The points, at least one.</param>
    /// <param name="isCategory">Which coordinates are categories.</param>
    public PointColumns(ReadOnlySpan<double[]> points, bool[] isCategory)
    {
        (Count, _isCategory) = (points.Length, isCategory);
        PaddedCount = Padded(Count);
        _coordinates = new double[isCategory.Length][];
        for (var k = 0; k < _coordinates.Length; k++)
        {
            var column = _coordinates[k] = new double[PaddedCount];
            for (var i = 0; i < Count; i++)
                column[i] = points[i][k];
        }
    }

    public int Count { get; }

    /// <summary>The count and what fills the last vector: points at zero, of which nobody asks.</summary>
    public int PaddedCount { get; }

    /// <summary>The smallest number of whole vectors that holds so many elements, in elements.</summary>
    public static int Padded(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>
    /// x − p in one coordinate, for the vector of points p that begins at <paramref name="first"/>; categories are 0 or 1 apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Differences(double[] x, int coordinate, int first)
    {
        var column = new Vector<double>(_coordinates[coordinate], first);
        var own = Vector.Create(x[coordinate]);
        return _isCategory[coordinate]
            ? Vector.ConditionalSelect(Vector.Equals(own, column), Vector<double>.Zero, Vector<double>.One)
            : own - column;
    }

    /// <summary>Squared distances, weighted by coordinate, of the vector of points that begins at <paramref name="first"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> SquaredDistances(double[] x, double[] weights, int first)
    {
        var sum = Vector<double>.Zero;
        for (var k = 0; k < weights.Length; k++)
        {
            var difference = Differences(x, k, first);
            sum += weights[k] * difference * difference;
        }
        return sum;
    }
}
