using System.Numerics;
using CsCheck;

namespace Tunewright.Tests.Numerics;

public class ElementaryTests
{
    /// <summary>Twice the distance of neighbouring numbers.</summary>
    private const double Tolerance = 2 * 2.220446049250313e-16;

    [Fact]
    public void ExpIsTheLibrarys() =>
        Gen.OneOf(Gen.Double[-700, 709.7], Gen.Double[-2, 2], Gen.Double[-1e-9, 1e-9])
            .Sample(x => AssertClose(Math.Exp(x), Exp(x)), iter: 20_000, threads: 1);

    [Fact]
    public void LogIsTheLibrarys() =>
        Gen.OneOf(
                Gen.Long[1L << 52, 0x7FEL << 52].Select(BitConverter.Int64BitsToDouble),
                Gen.Double[1e-3, 10],
                Gen.Double[-1e-6, 1e-6].Select(x => 1 + x)
            )
            .Sample(x => AssertClose(Math.Log(x), Log(x)), iter: 20_000, threads: 1);

    [Fact]
    public void ExpStaysWithinTheNumbers()
    {
        Assert.Equal(1, Exp(0));
        Assert.Equal(1, Exp(-0.0));
        Assert.Equal(1, Exp(double.Epsilon));
        AssertClose(Math.Exp(-700), Exp(double.NegativeInfinity));
        AssertClose(Math.Exp(-700), Exp(-701));
        AssertClose(Math.Exp(709.78), Exp(double.PositiveInfinity));
        AssertClose(Math.Exp(709.78), Exp(1e300));
        Assert.Equal(double.NaN, Exp(double.NaN));
    }

    [Fact]
    public void LogHasItsEdges()
    {
        Assert.Equal(0, Log(1));
        Assert.Equal(double.NegativeInfinity, Log(0));
        Assert.Equal(double.NegativeInfinity, Log(-0.0));
        Assert.Equal(double.NaN, Log(-1));
        Assert.Equal(double.NaN, Log(-double.Epsilon));
        Assert.Equal(double.NaN, Log(double.NegativeInfinity));
        Assert.Equal(double.NaN, Log(double.NaN));
        AssertClose(Math.Log(double.MaxValue), Log(double.MaxValue));
        AssertClose(Math.Log(double.MaxValue), Log(double.PositiveInfinity));
        AssertClose(Math.Log(LeastNormal), Log(LeastNormal));
        Assert.Equal(Math.Log(LeastNormal), Log(LeastNormal / 2), 0.6932);
        Assert.Equal(Math.Log(LeastNormal), Log(double.Epsilon), 0.6932);
    }

    [Fact]
    public void LanesAreIndependent()
    {
        var x = Enumerable.Range(0, Vector<double>.Count).Select(i => 0.1 + i).ToArray();

        var (exp, log) = (Elementary.Exp(new Vector<double>(x)), Elementary.Log(new Vector<double>(x)));

        for (var i = 0; i < x.Length; i++)
            Assert.Equal((Exp(x[i]), Log(x[i])), (exp[i], log[i]));
    }

    private const double LeastNormal = 2.2250738585072014e-308;

    private static double Exp(double x) => Elementary.Exp(Vector.Create(x))[0];

    private static double Log(double x) => Elementary.Log(Vector.Create(x))[0];

    private static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Abs(expected), $"{expected:R} is not {actual:R}");
}
