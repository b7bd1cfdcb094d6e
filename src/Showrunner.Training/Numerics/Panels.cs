namespace Showrunner.Training;

/// <summary>
/// A matrix of 64 columns a panel, each (depth, 64), as <see cref="ProductTile"/> reads it. Columns that are not there are zero.
/// </summary>
internal sealed unsafe class Panels : IDisposable
{
    private readonly AlignedArray _memory = new();

    public int Depth { get; private set; }

    public int Count { get; private set; }

    public float* this[int panel] => _memory.Start + (long)panel * Depth * ProductTile.Columns;

    /// <summary>Makes room; what was there is lost.</summary>
    public void Resize(int depth, int columns)
    {
        (Depth, Count) = (depth, (columns + ProductTile.Columns - 1) / ProductTile.Columns);
        _memory.Resize((long)Count * depth * ProductTile.Columns);
    }

    /// <summary>
    /// Row <paramref name="row"/> of a panel becomes <paramref name="columns"/> values of <paramref name="source"/>, and zeros after
    /// them.
    /// </summary>
    public void SetRow(int panel, int row, float* source, int columns)
    {
        var target = new Span<float>(this[panel] + (long)row * ProductTile.Columns, ProductTile.Columns);
        new Span<float>(source, columns).CopyTo(target);
        target[columns..].Clear();
    }

    /// <summary>A panel's columns become rows of <paramref name="source"/>, (columns, depth).</summary>
    public void SetColumns(int panel, float* source, int columns)
    {
        var target = this[panel];
        if (columns < ProductTile.Columns)
            new Span<float>(target, Depth * ProductTile.Columns).Clear();
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < Depth; row++)
                target[row * ProductTile.Columns + column] = source[(long)column * Depth + row];
        }
    }

    public void Dispose() => _memory.Dispose();
}
