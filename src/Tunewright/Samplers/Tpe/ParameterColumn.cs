namespace Tunewright;

/// <summary>One parameter's values in all rows of a <see cref="TpeHistory"/>, also in ascending order.</summary>
internal sealed class ParameterColumn
{
    private readonly RowOrder _ascending;
    private double[] _values = [];

    public ParameterColumn(Func<int, int> numberOf) =>
        _ascending = new RowOrder(
            (x, y) => _values[x].CompareTo(_values[y]) is not 0 and var byValue ? byValue : numberOf(x).CompareTo(numberOf(y))
        );

    /// <summary>The rows that have the parameter, smallest value first, earlier trials first among equals; empty for categories.</summary>
    public ReadOnlySpan<int> Ascending => _ascending.Rows;

    /// <summary>The value in a row, its logarithm for a logarithmic range; NaN where the parameter is absent.</summary>
    public double this[int row] => row < _values.Length ? _values[row] : double.NaN;

    /// <summary>Adds a value.</summary>
    public void Add(int row, Distribution distribution, double value)
    {
        if (row >= _values.Length)
        {
            var length = _values.Length;
            Array.Resize(ref _values, Math.Max(16, 2 * (row + 1)));
            _values.AsSpan(length).Fill(double.NaN);
        }

        _values[row] = distribution.ToReal(value);
        if (distribution.IsNumeric)
            _ascending.Add(row);
    }

    /// <summary>Removes a value.</summary>
    public void Remove(int row, Distribution distribution)
    {
        if (distribution.IsNumeric)
            _ascending.Remove(row);
        _values[row] = double.NaN;
    }
}
