using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Showrunner;

/// <summary>
/// 8-bit weights: those of a row are multiples of its scale, from -127 to 127. A vector is rounded to at most 16 bits with a scale of its
/// own, so that products are summed exactly, in any order.
/// </summary>
internal sealed unsafe class QuantizedMatrix : WeightMatrix
{
    private const int MaxWeight = sbyte.MaxValue;
    private const int RowsPerPart = 32;

    private readonly int _pairs; // of columns; the last may be half empty
    private readonly sbyte[] _values; // pinned; kept alive below while only the pointer is in use
    private readonly sbyte* _panels; // aligned to a cache line, (panel, pair, row in panel, column in pair)
    private readonly float[] _scales; // (PaddedRows)

    public QuantizedMatrix(int rows, int columns)
        : base(rows, columns)
    {
        _pairs = (columns + 1) / 2;
        _values = GC.AllocateArray<sbyte>(checked((PaddedRows * 2 * _pairs) + 64), pinned: true);
        fixed (sbyte* start = _values)
            _panels = (sbyte*)(((nint)start + 63) & ~63);
        _scales = new float[PaddedRows];
    }

    public override void SetRows(int firstRow, ReadOnlySpan<float> values)
    {
        fixed (float* source = values)
            Pack(source, firstRow, values.Length / Columns);
        GC.KeepAlive(_values);
    }

    public override void CopyRow(int row, Span<float> destination)
    {
        var source = Row(row);
        for (var column = 0; column < Columns; column++)
            destination[column] = source[(column / 2 * 2 * PanelRows) + (column % 2)] * _scales[row];
        GC.KeepAlive(_values);
    }

    protected override void AddProductsOfPanels(ReadOnlySpan<float> x, int count, Span<float> y, int stride, int firstPanel, int endPanel)
    {
        var pairs = ArrayPool<int>.Shared.Rent(count * _pairs);
        var sums = stackalloc int[6 * PanelRows];
        Span<float> scales = count <= 64 ? stackalloc float[count] : new float[count];
        fixed (int* px = pairs)
        {
            for (var i = 0; i < count; i++)
                scales[i] = Round(x.Slice(i * Columns, Columns), (short*)(px + (i * _pairs)));
            for (var panel = firstPanel; panel < endPanel; panel++)
            {
                var rowScales = _scales.AsSpan(panel * PanelRows, PanelRows);
                var to = y[((panel - firstPanel) * PanelRows)..];
                for (var i = 0; i < count; )
                {
                    var together =
                        count - i >= 6 ? 6
                        : count - i >= 4 ? 4
                        : 1;
                    Multiply(panel, px + (i * _pairs), together, sums);
                    for (var j = 0; j < together; j++, i++)
                        AddScaled(sums + (j * PanelRows), rowScales, scales[i], to.Slice(i * stride, PanelRows));
                }
            }
        }
        ArrayPool<int>.Shared.Return(pairs);
        GC.KeepAlive(_values);
    }

    private sbyte* Row(int row) => _panels + ((long)(row / PanelRows) * PanelRows * 2 * _pairs) + (row % PanelRows * 2);

    private void Multiply(int panel, int* x, int together, int* sums)
    {
        if (Avx512BW.IsSupported)
            Multiply<Int16Pairs512>(panel, x, together, sums);
        else if (Avx2.IsSupported)
            Multiply<Int16Pairs256>(panel, x, together, sums);
        else
            Multiply<Int16Pairs128>(panel, x, together, sums);
    }

    private void Multiply<TPairs>(int panel, int* x, int together, int* sums)
        where TPairs : struct, IInt16PairRegister<TPairs>
    {
        if (together == 1)
            QuantizedKernels<TPairs>.Multiply(Row(panel * PanelRows), _pairs, x, sums);
        else if (together == 4)
            QuantizedKernels<TPairs>.MultiplyFour(Row(panel * PanelRows), _pairs, x, sums);
        else
            QuantizedKernels<TPairs>.MultiplySix(Row(panel * PanelRows), _pairs, x, sums);
    }

    private void Pack(float* source, int firstRow, int rows) =>
        SpinningThreads.Shared.Run(
            rows,
            RowsPerPart,
            (first, end) =>
            {
                for (var row = first; row < end; row++)
                    Pack(firstRow + row, new ReadOnlySpan<float>(source + ((long)row * Columns), Columns));
            }
        );

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as the kernels
    private void Pack(int row, ReadOnlySpan<float> source)
    {
        var scale = Largest(source) / MaxWeight;
        if (!float.IsNormal(scale))
            return; // so small that its inverse can be infinite
        _scales[row] = scale;
        var to = (ushort*)Row(row);
        var whole = stackalloc short[2 * _pairs];
        Round(source, 1 / scale, whole);
        for (var pair = 0; pair < _pairs; pair++)
            to[pair * PanelRows] = (ushort)((byte)whole[2 * pair] | (whole[(2 * pair) + 1] << 8));
    }

    /// <summary>Rounds x coarsely enough that no sum of products overflows, and returns the scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Round(ReadOnlySpan<float> x, short* to)
    {
        var largest = Largest(x);
        var max = Math.Min(short.MaxValue, int.MaxValue / (MaxWeight * 2 * _pairs));
        if (!float.IsNormal(largest / max))
            largest = 0; // so small that the factor can be infinite
        Round(x, largest == 0 ? 0 : max / largest, to);
        return largest / max;
    }

    // Whole numbers near x · factor, an even number of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ReadOnlySpan<float> x, float factor, short* to)
    {
        var (i, lanes) = (0, Vector<float>.Count);
        for (; i <= x.Length - (2 * lanes); i += 2 * lanes)
            Vector.Narrow(Whole(new Vector<float>(x[i..]) * factor), Whole(new Vector<float>(x[(i + lanes)..]) * factor)).Store(to + i);
        for (; i < x.Length; i++)
            to[i] = (short)MathF.Round(x[i] * factor);
        if (i % 2 == 1)
            to[i] = 0;

        static Vector<int> Whole(Vector<float> values) => Vector.ConvertToInt32(Vector.Round(values));
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        var (maxima, i) = (Vector<float>.Zero, 0);
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            maxima = Vector.Max(maxima, Vector.Abs(new Vector<float>(values[i..])));
        var largest = 0f;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            largest = Math.Max(largest, maxima[lane]);
        for (; i < values.Length; i++)
            largest = Math.Max(largest, MathF.Abs(values[i]));
        return largest;
    }

    // y += sums · (row's scale · x's scale)
    private static void AddScaled(int* sums, ReadOnlySpan<float> rowScales, float scale, Span<float> y)
    {
        for (var row = 0; row < PanelRows; row += Vector<float>.Count)
        {
            var product = Vector.ConvertToSingle(Vector.Load(sums + row)) * (new Vector<float>(rowScales[row..]) * scale);
            (new Vector<float>(y[row..]) + product).CopyTo(y[row..]);
        }
    }
}
