using System.Runtime.InteropServices;

namespace Showrunner.Training;

/// <summary>Memory for floats that starts at a cache line and only grows.</summary>
internal sealed unsafe class AlignedArray : IDisposable
{
    private long _length;

    public float* Start { get; private set; }

    /// <summary>Makes room; what was there is lost where it grows.</summary>
    public void Resize(long length)
    {
        if (length <= _length)
            return;
        NativeMemory.AlignedFree(Start);
        Start = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), 64);
        _length = length;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
        _length = 0;
    }
}
