using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>The memory of CPU tensors, for loops in C#.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>The address of a contiguous CPU tensor's first value; valid as long as the tensor is.</summary>
    public static T* Pointer<T>(Tensor tensor)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>The values of a contiguous CPU tensor of 32-bit floats, in place.</summary>
    public static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
