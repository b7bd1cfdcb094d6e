namespace Showrunner;

/// <summary>
/// A weight matrix laid out for products with column vectors: panels of 64 rows, in which the values of a column (or two) are side by
/// side, so that a product reads memory in order and needs no horizontal sums.
/// </summary>
/// <remarks>A product has the same bits whether it is computed alone or among many, on any number of threads.</remarks>
internal abstract class WeightMatrix(int rows, int columns)
{
    public const int PanelRows = 64;

    public int Rows => rows;
    public int Columns => columns;

    public int Panels => (rows + PanelRows - 1) / PanelRows;

    /// <summary>Rows up to the end of the last panel; those beyond <see cref="Rows"/> are zero.</summary>
    public int PaddedRows => Panels * PanelRows;

    public static WeightMatrix Of(int rows, int columns, WeightPrecision precision) =>
        precision == WeightPrecision.EightBits ? new QuantizedMatrix(rows, columns) : new PackedMatrix(rows, columns);

    /// <summary>Sets whole rows from <paramref name="firstRow"/> on; rows that are never set are zero.</summary>
    public abstract void SetRows(int firstRow, ReadOnlySpan<float> values);

    public abstract void CopyRow(int row, Span<float> destination);

    /// <summary>
    /// Adds W·x to y for the rows of some panels and <paramref name="count"/> vectors: x (count, Columns), y (count, stride) from
    /// the first panel's first row on.
    /// </summary>
    public void AddProducts(ReadOnlySpan<float> x, int count, Span<float> y, int stride, int firstPanel, int endPanel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(x.Length, count * Columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(y.Length, ((count - 1) * stride) + ((endPanel - firstPanel) * PanelRows));
        AddProductsOfPanels(x, count, y, stride, firstPanel, endPanel);
    }

    protected abstract void AddProductsOfPanels(ReadOnlySpan<float> x, int count, Span<float> y, int stride, int firstPanel, int endPanel);
}
