using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner;

/// <summary>32-bit weights. Every result is summed over the columns in their order.</summary>
internal sealed unsafe class PackedMatrix : WeightMatrix
{
    private const int RowsPerPart = 32;

    private readonly float[] _values; // pinned; kept alive below while only the pointer is in use
    private readonly float* _panels; // aligned to a cache line, (panel, column, row in panel)

    public PackedMatrix(int rows, int columns)
        : base(rows, columns)
    {
        var length = (long)Panels * PanelRows * columns;
        _values = GC.AllocateArray<float>(checked((int)length + 16), pinned: true);
        fixed (float* start = _values)
            _panels = (float*)(((nint)start + 63) & ~63);
    }

    public override void SetRows(int firstRow, ReadOnlySpan<float> values)
    {
        fixed (float* source = values)
            Pack(source, firstRow, values.Length / Columns);
        GC.KeepAlive(_values);
    }

    public override void CopyRow(int row, Span<float> destination)
    {
        var source = Panel(row / PanelRows) + (row % PanelRows);
        for (var column = 0; column < Columns; column++)
            destination[column] = source[column * PanelRows];
        GC.KeepAlive(_values);
    }

    protected override void AddProductsOfPanels(ReadOnlySpan<float> x, int count, Span<float> y, int stride, int firstPanel, int endPanel)
    {
        fixed (float* px = x)
        fixed (float* py = y)
        {
            for (var panel = firstPanel; panel < endPanel; panel++)
            {
                var to = py + ((panel - firstPanel) * PanelRows);
                var i = 0;
                for (; i + 6 <= count; i += 6)
                    AddSixPanelProducts(panel, px + (i * Columns), to + (i * stride), stride);
                for (; i < count; i++)
                    AddPanelProduct(panel, px + (i * Columns), to + (i * stride));
            }
        }
        GC.KeepAlive(_values);
    }

    private float* Panel(int panel) => _panels + ((long)panel * PanelRows * Columns);

    private void AddPanelProduct(int panel, float* x, float* y)
    {
        if (Vector512.IsHardwareAccelerated)
            FloatKernels<Floats512>.AddProduct(Panel(panel), Columns, x, y);
        else
            FloatKernels<NativeFloats>.AddProduct(Panel(panel), Columns, x, y);
    }

    private void AddSixPanelProducts(int panel, float* x, float* y, int stride)
    {
        if (Vector512.IsHardwareAccelerated)
            FloatKernels<Floats512>.AddSixProducts(Panel(panel), Columns, x, y, stride);
        else
            FloatKernels<NativeFloats>.AddSixProducts(Panel(panel), Columns, x, y, stride);
    }

    private void Pack(float* source, int firstRow, int rows) =>
        SpinningThreads.Shared.Run(
            rows,
            RowsPerPart,
            (first, end) =>
            {
                for (var row = first; row < end; row++)
                    PackRow(Panel((firstRow + row) / PanelRows) + ((firstRow + row) % PanelRows), source + ((long)row * Columns), Columns);
            }
        );

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as the kernels
    private static void PackRow(float* to, float* from, int columns)
    {
        for (var column = 0; column < columns; column++)
            to[column * PanelRows] = from[column];
    }
}
