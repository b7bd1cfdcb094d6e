using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Showrunner;

/// <summary>One register of 32-bit sums, or of the same number of pairs of 16-bit numbers. All widths give the same sums.</summary>
internal unsafe interface IInt16PairRegister<TSelf>
    where TSelf : struct, IInt16PairRegister<TSelf>
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
internal readonly unsafe struct Int16Pairs512(Vector512<int> value) : IInt16PairRegister<Int16Pairs512>
{
    private readonly Vector512<int> _value = value;

    public static int Count => Vector512<int>.Count;

    public static Int16Pairs512 Load(sbyte* source) => new(Avx512BW.ConvertToVector512Int16(Vector256.Load(source)).AsInt32());

    public static Int16Pairs512 Broadcast(int pair) => new(Vector512.Create(pair));

    public static Int16Pairs512 MultiplyAdd(Int16Pairs512 a, Int16Pairs512 b, Int16Pairs512 sum) =>
        new(Avx512BW.MultiplyAddAdjacent(a._value.AsInt16(), b._value.AsInt16()) + sum._value);

    public void Store(int* destination) => _value.Store(destination);
}

/// <summary>Eight, with AVX2.</summary>
internal readonly unsafe struct Int16Pairs256(Vector256<int> value) : IInt16PairRegister<Int16Pairs256>
{
    private readonly Vector256<int> _value = value;

    public static int Count => Vector256<int>.Count;

    public static Int16Pairs256 Load(sbyte* source) => new(Avx2.ConvertToVector256Int16(source).AsInt32());

    public static Int16Pairs256 Broadcast(int pair) => new(Vector256.Create(pair));

    public static Int16Pairs256 MultiplyAdd(Int16Pairs256 a, Int16Pairs256 b, Int16Pairs256 sum) =>
        new(Avx2.MultiplyAddAdjacent(a._value.AsInt16(), b._value.AsInt16()) + sum._value);

    public void Store(int* destination) => _value.Store(destination);
}

/// <summary>Four, on any hardware.</summary>
internal readonly unsafe struct Int16Pairs128(Vector128<int> value) : IInt16PairRegister<Int16Pairs128>
{
    private readonly Vector128<int> _value = value;

    public static int Count => Vector128<int>.Count;

    public static Int16Pairs128 Load(sbyte* source) =>
        new(Vector128.WidenLower(Vector128.CreateScalar(*(long*)source).AsSByte()).AsInt32());

    public static Int16Pairs128 Broadcast(int pair) => new(Vector128.Create(pair));

    public static Int16Pairs128 MultiplyAdd(Int16Pairs128 a, Int16Pairs128 b, Int16Pairs128 sum) =>
        new(
            Sse2.IsSupported
                ? Sse2.MultiplyAddAdjacent(a._value.AsInt16(), b._value.AsInt16()) + sum._value
                : (First(a._value) * First(b._value)) + ((a._value >> 16) * (b._value >> 16)) + sum._value
        );

    public void Store(int* destination) => _value.Store(destination);

    private static Vector128<int> First(Vector128<int> pairs) => (pairs << 16) >> 16;
}
