using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>Which precision is the fastest on this machine.</summary>
internal static class ProductPrecisions
{
    /// <summary>
    /// True when the processor has AVX-512 BF16 (CPUID leaf 7, subleaf 1, EAX bit 5) or AMX BF16 (leaf 7, subleaf 0, EDX bit 22).
    /// </summary>
    public static bool HasBFloat16Products()
    {
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < 7)
            return false;
        return (X86Base.CpuId(7, 1).Eax & 1 << 5) != 0 || (X86Base.CpuId(7, 0).Edx & 1 << 22) != 0;
    }

    /// <summary>Settles <see cref="ProductPrecision.Fastest"/> for products of the given size; anything else stays.</summary>
    public static ProductPrecision Settle(this ProductPrecision precision, int vocabulary, int width, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        if (precision != ProductPrecision.Fastest)
            return precision;
        if (!HasBFloat16Products())
            return ProductPrecision.Full;
        // The instruction alone does not make it faster: without AMX, some processors issue it at half the rate of the 32-bit one.
        // In turns, so that other work on the machine slows both.
        var (half, full) = (double.MaxValue, double.MaxValue);
        for (var turn = 0; turn < 6; turn++)
        {
            half = Math.Min(half, Seconds(ScalarType.BFloat16, vocabulary, width, time));
            full = Math.Min(full, Seconds(ScalarType.Float32, vocabulary, width, time));
        }
        return half < 0.8 * full ? ProductPrecision.BFloat16 : ProductPrecision.Full;
    }

    private static double Seconds(ScalarType type, int vocabulary, int width, TimeProvider time)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var hidden = ones(128, width, type);
        var weight = ones(Math.Min(vocabulary, 8192), width, type).t();
        hidden.mm(weight);
        var start = time.GetTimestamp();
        hidden.mm(weight);
        return time.GetElapsedTime(start).TotalSeconds;
    }
}
