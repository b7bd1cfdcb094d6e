using System.Runtime.InteropServices;

namespace Tunewright;

/// <summary>Rows of a <see cref="TpeHistory"/> in sorted order, while rows are added and, rarely, removed.</summary>
internal sealed class RowOrder(Comparison<int> comparison)
{
    private readonly List<int> _rows = [];

    /// <summary>The rows, first to last.</summary>
    public ReadOnlySpan<int> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>Inserts a row: with a logarithmic number of comparisons, or one if it comes last.</summary>
    public void Add(int row) => _rows.Insert(Place(row), row);

    /// <summary>Removes a row.</summary>
    public void Remove(int row) => _rows.RemoveAt(Place(row));

    private int Place(int row)
    {
        var (low, high) = (0, _rows.Count);
        if (high > 0 && comparison(_rows[high - 1], row) < 0)
            return high;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (comparison(_rows[middle], row) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
