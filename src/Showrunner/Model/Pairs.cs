using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Showrunner;

/// <summary>One register of 32-bit sums, or of as many pairs of 16-bit numbers. All widths give the same sums.</summary>
internal unsafe interface IPairs<TSelf>
    where TSelf : struct, IPairs<TSelf>
{
    static abstract int Count { get; }

    /// <summary>Pairs of 8-bit numbers, made wider.</summary>
    static abstract TSelf Load(sbyte* source);
    static abstract TSelf Broadcast(int pair);

    /// <summary>For each: a₀·b₀ + a₁·b₁ + sum.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf sum);

    void Store(int* destination);
}

/// <summary>Sixteen, with AVX-512.</summary>
internal readonly unsafe struct WidePairs(Vector512<int> value) : IPairs<WidePairs>
{
    private readonly Vector512<int> _value = value;

    public static int Count => Vector512<int>.Count;

    public static WidePairs Load(sbyte* source) => new(Avx512BW.ConvertToVector512Int16(Vector256.Load(source)).AsInt32());

    public static WidePairs Broadcast(int pair) => new(Vector512.Create(pair));

    public static WidePairs MultiplyAdd(WidePairs a, WidePairs b, WidePairs sum) =>
        new(Avx512BW.MultiplyAddAdjacent(a._value.AsInt16(), b._value.AsInt16()) + sum._value);

    public void Store(int* destination) => _value.Store(destination);
}

/// <summary>Eight, with AVX2.</summary>
internal readonly unsafe struct MiddlePairs(Vector256<int> value) : IPairs<MiddlePairs>
{
    private readonly Vector256<int> _value = value;

    public static int Count => Vector256<int>.Count;

    public static MiddlePairs Load(sbyte* source) => new(Avx2.ConvertToVector256Int16(source).AsInt32());

    public static MiddlePairs Broadcast(int pair) => new(Vector256.Create(pair));

    public static MiddlePairs MultiplyAdd(MiddlePairs a, MiddlePairs b, MiddlePairs sum) =>
        new(Avx2.MultiplyAddAdjacent(a._value.AsInt16(), b._value.AsInt16()) + sum._value);

    public void Store(int* destination) => _value.Store(destination);
}

/// <summary>Four, on any hardware.</summary>
internal readonly unsafe struct NarrowPairs(Vector128<int> value) : IPairs<NarrowPairs>
{
    private readonly Vector128<int> _value = value;

    public static int Count => Vector128<int>.Count;

    public static NarrowPairs Load(sbyte* source) => new(Vector128.WidenLower(Vector128.CreateScalar(*(long*)source).AsSByte()).AsInt32());

    public static NarrowPairs Broadcast(int pair) => new(Vector128.Create(pair));

    public static NarrowPairs MultiplyAdd(NarrowPairs a, NarrowPairs b, NarrowPairs sum) =>
        new(
            Sse2.IsSupported
                ? Sse2.MultiplyAddAdjacent(a._value.AsInt16(), b._value.AsInt16()) + sum._value
                : (First(a._value) * First(b._value)) + ((a._value >> 16) * (b._value >> 16)) + sum._value
        );

    public void Store(int* destination) => _value.Store(destination);

    private static Vector128<int> First(Vector128<int> pairs) => (pairs << 16) >> 16;
}
