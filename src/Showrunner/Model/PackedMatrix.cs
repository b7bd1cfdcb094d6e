using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner;

/// <summary>32-bit weights. Every result is summed over the columns in their order.</summary>
internal sealed unsafe class PackedMatrix : WeightMatrix
{
    private readonly float[] _values;   // pinned; kept alive below while only the pointer is in use
    private readonly float* _panels;    // aligned to a cache line, (panel, column, row in panel)

    public PackedMatrix(int rows, int columns, ReadOnlySpan<float> rowMajor) : base(rows, columns)
    {
        var length = (long)Panels * PanelRows * columns;
        _values = GC.AllocateUninitializedArray<float>(checked((int)length + 16), pinned: true);
        fixed (float* start = _values) _panels = (float*)(((nint)start + 63) & ~63);
        fixed (float* source = rowMajor) Pack(source);
    }

    public override void CopyRow(int row, Span<float> destination)
    {
        var source = Panel(row / PanelRows) + (row % PanelRows);
        for (var column = 0; column < Columns; column++) destination[column] = source[column * PanelRows];
        GC.KeepAlive(_values);
    }

    protected override void AddProductsOfPanels(ReadOnlySpan<float> x, int count, Span<float> y, int stride, int firstPanel, int endPanel)
    {
        fixed (float* px = x, py = y)
        {
            for (var panel = firstPanel; panel < endPanel; panel++)
            {
                var to = py + ((panel - firstPanel) * PanelRows);
                var i = 0;
                for (; i + 6 <= count; i += 6) AddSixPanelProducts(panel, px + (i * Columns), to + (i * stride), stride);
                for (; i < count; i++) AddPanelProduct(panel, px + (i * Columns), to + (i * stride));
            }
        }
        GC.KeepAlive(_values);
    }

    private float* Panel(int panel) => _panels + ((long)panel * PanelRows * Columns);

    private void AddPanelProduct(int panel, float* x, float* y)
    {
        if (Vector512.IsHardwareAccelerated) Kernels<WideLanes>.AddProduct(Panel(panel), Columns, x, y);
        else Kernels<UsualLanes>.AddProduct(Panel(panel), Columns, x, y);
    }

    private void AddSixPanelProducts(int panel, float* x, float* y, int stride)
    {
        if (Vector512.IsHardwareAccelerated) Kernels<WideLanes>.AddSixProducts(Panel(panel), Columns, x, y, stride);
        else Kernels<UsualLanes>.AddSixProducts(Panel(panel), Columns, x, y, stride);
    }

    private void Pack(float* source) =>
        Crew.Shared.Run(Panels, 1, (panel, _) => PackPanel(Panel(panel), source, panel * PanelRows, Rows, Columns));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]  // as the kernels
    private static void PackPanel(float* panel, float* source, int firstRow, int rows, int columns)
    {
        for (var row = firstRow; row < firstRow + PanelRows; row++, panel++)
        {
            var from = source + ((long)row * columns);
            for (var column = 0; column < columns; column++) panel[column * PanelRows] = row < rows ? from[column] : 0;
        }
    }
}
