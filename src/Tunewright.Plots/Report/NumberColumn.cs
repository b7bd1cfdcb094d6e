namespace Tunewright.Plots;

/// <summary>Numbers by row, NaN where none was set; grows.</summary>
internal sealed class NumberColumn
{
    private double[] _values = [];

    public double this[int row]
    {
        set
        {
            Reach(row + 1);
            _values[row] = value;
        }
    }

    public ReadOnlySpan<double> First(int count)
    {
        Reach(count);
        return _values.AsSpan(0, count);
    }

    private void Reach(int count)
    {
        if (count <= _values.Length)
            return;
        var known = _values.Length;
        Array.Resize(ref _values, Math.Max(count, Math.Max(64, 2 * known)));
        _values.AsSpan(known).Fill(double.NaN);
    }
}
