using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>Matrices in 8 bits: the scale of each row, then whole numbers from -127 to 127.</summary>
internal static class EightBitRows
{
    private const float Max = 127;

    public static void Write(Stream stream, NamedTensor matrix)
    {
        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        var scales = new float[rows];
        var numbers = new sbyte[matrix.Values.Length];
        for (var row = 0; row < rows; row++)
        {
            var values = matrix.Values.AsSpan(row * columns, columns);
            var largest = 0f;
            foreach (var value in values)
                largest = MathF.Max(largest, MathF.Abs(value));
            scales[row] = largest / Max;
            for (var column = 0; column < columns && largest > 0; column++)
                numbers[(row * columns) + column] = (sbyte)MathF.Round(values[column] / largest * Max);
        }
        stream.Write(MemoryMarshal.AsBytes(scales.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
    }

    public static float[] ReadScales(Stream stream, TensorEntry matrix)
    {
        var scales = new float[matrix.Shape[0]];
        stream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        return scales;
    }

    /// <summary>Reads the next rows.</summary>
    /// <param name="stream">Where from.</param>
    /// <param name="scales">Theirs.</param>
    /// <param name="values">Takes their values, in row-major order.</param>
    public static void Read(Stream stream, ReadOnlySpan<float> scales, Span<float> values)
    {
        var numbers = new sbyte[values.Length];
        stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        var columns = scales.Length == 0 ? 0 : values.Length / scales.Length;
        for (var i = 0; i < values.Length; i++)
            values[i] = numbers[i] * scales[i / columns];
    }
}
