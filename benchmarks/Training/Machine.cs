using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Showrunner.Training;

namespace Benchmarks;

/// <summary>What this machine can do at most, all threads together.</summary>
/// <param name="Products">32-bit products and additions a second, from registers and the first cache.</param>
/// <param name="Bandwidth">Bytes a second, read and written, of arrays that no cache holds.</param>
internal sealed unsafe record Machine(double Products, double Bandwidth)
{
    private const int Values = 1 << 23,
        Width = 64,
        Words = 48,
        Repeats = 500;

    /// <summary>The best of several tries, since other work on the machine slows some.</summary>
    public static Machine Measure(int threads)
    {
        var (products, bandwidth) = (0.0, 0.0);
        for (var turn = 0; turn < 200; turn++)
        {
            products = Math.Max(products, 2.0 * Repeats * Words * Width * LogitTiles.States * threads / Seconds(threads, Multiply));
            bandwidth = Math.Max(bandwidth, 3.0 * sizeof(float) * Values / Seconds(threads, thread => Add(thread, threads)));
        }
        return new(products, bandwidth);
    }

    private static readonly nint Memory = (nint)NativeMemory.AlignedAlloc(3 * sizeof(float) * (nuint)Values, 64);

    private static double Seconds(int threads, Action<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        ParallelLoop.Run(threads, work);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Multiply(int thread)
    {
        const int floats = Words * Width + Words + Width * LogitTiles.States + Words * LogitTiles.States;
        var memory = (float*)NativeMemory.AlignedAlloc(floats * sizeof(float), 64);
        new Span<float>(memory, floats).Clear();
        float* bias = memory + Words * Width,
            panel = bias + Words,
            logits = panel + Width * LogitTiles.States;
        for (var i = 0; i < Repeats; i++)
            LogitTiles.Multiply(memory, bias, Words, Width, panel, logits);
        NativeMemory.AlignedFree(memory);
    }

    /// <summary>a = b + c: what is counted is two reads and a write.</summary>
    private static void Add(int thread, int threads)
    {
        float* a = (float*)Memory,
            b = a + Values,
            c = b + Values;
        for (long i = (long)Values * thread / threads / 16 * 16; i < (long)Values * (thread + 1) / threads / 16 * 16; i += 16)
            (Vector512.Load(b + i) + Vector512.Load(c + i)).Store(a + i);
    }
}
