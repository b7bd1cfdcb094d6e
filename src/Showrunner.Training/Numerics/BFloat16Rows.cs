using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>Rows of bfloat16, widened to 32 bits for arithmetic and narrowed back.</summary>
internal static unsafe class BFloat16Rows
{
    public static void Widen(ushort* source, float* target, int count)
    {
        var i = 0;
        for (; i <= count - 32; i += 32)
        {
            var (low, high) = Vector512.Widen(Vector512.Load(source + i));
            Vector512.ShiftLeft(low, 16).AsSingle().Store(target + i);
            Vector512.ShiftLeft(high, 16).AsSingle().Store(target + i + 16);
        }
        for (; i < count; i++)
            target[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
    }

    /// <summary>Rounds to nearest, ties to even; a NaN stays one.</summary>
    public static void Narrow(float* source, ushort* target, int count)
    {
        var i = 0;
        for (; i <= count - 32; i += 32)
            Vector512.Narrow(Round(Vector512.Load(source + i)), Round(Vector512.Load(source + i + 16))).Store(target + i);
        for (; i < count; i++)
            target[i] = (ushort)Round(Vector512.Create(source[i]))[0];
    }

    private static Vector512<uint> Round(Vector512<float> values)
    {
        var bits = values.AsUInt32();
        var even = Vector512.ShiftRightLogical(bits, 16) & Vector512<uint>.One;
        var rounded = Vector512.ShiftRightLogical(bits + Vector512.Create(0x7fffu) + even, 16);
        return Vector512.ConditionalSelect(Vector512.IsNaN(values).AsUInt32(), Vector512.Create(0x7fc0u), rounded);
    }
}
