using System.Numerics;
using System.Runtime.Intrinsics;

namespace Showrunner;

/// <summary>One register of floats; with it a kernel is written once for every width.</summary>
internal unsafe interface IFloatRegister<TSelf>
    where TSelf : struct, IFloatRegister<TSelf>
{
    static abstract int Count { get; }
    static abstract TSelf Load(float* source);
    static abstract TSelf Broadcast(float value);

    /// <summary>a · b + sum, fused where the hardware does that.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf sum);

    void Store(float* destination);
}

/// <summary>Sixteen floats; <see cref="Vector{T}"/> has eight even on hardware with these registers.</summary>
internal readonly unsafe struct Floats512(Vector512<float> value) : IFloatRegister<Floats512>
{
    private readonly Vector512<float> _value = value;

    public static int Count => Vector512<float>.Count;

    public static Floats512 Load(float* source) => new(Vector512.Load(source));

    public static Floats512 Broadcast(float value) => new(Vector512.Create(value));

    public static Floats512 MultiplyAdd(Floats512 a, Floats512 b, Floats512 sum) =>
        new(Vector512.MultiplyAddEstimate(a._value, b._value, sum._value));

    public void Store(float* destination) => _value.Store(destination);
}

/// <summary>As many floats as <see cref="Vector{T}"/>: eight with AVX2, four with NEON.</summary>
internal readonly unsafe struct NativeFloats(Vector<float> value) : IFloatRegister<NativeFloats>
{
    private readonly Vector<float> _value = value;

    public static int Count => Vector<float>.Count;

    public static NativeFloats Load(float* source) => new(Vector.Load(source));

    public static NativeFloats Broadcast(float value) => new(Vector.Create(value));

    public static NativeFloats MultiplyAdd(NativeFloats a, NativeFloats b, NativeFloats sum) =>
        new(Vector.MultiplyAddEstimate(a._value, b._value, sum._value));

    public void Store(float* destination) => _value.Store(destination);
}
