using System.Numerics;

namespace Tunewright.Tests.Numerics;

public class GaussianTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void LogCdfIsOptunas()
    {
        var numbers = Fixture.Read("numbers.json");
        foreach (var (x, expected) in numbers.Numbers("x").Zip(numbers.Numbers("logNdtr")))
        {
            // Above 6 Optuna takes −Φ(−x), which differs from log(1 − Φ(−x)) by half its square.
            AssertClose(expected, Gaussian.LogCdf(Vector.Create(x))[0], x > 6 ? 1e-9 : Tolerance);
        }
    }

    [Fact]
    public void LogMassIsOptunas()
    {
        var numbers = Fixture.Read("numbers.json");
        var (a, b, expected) = (numbers.Numbers("a"), numbers.Numbers("b"), numbers.Numbers("logMass"));
        for (var i = 0; i < a.Length; i++)
        {
            // Both subtract tails: a share of one in 1 / (b − a) of the digits is lost in either.
            AssertClose(expected[i], Gaussian.LogMass(Vector.Create(a[i]), Vector.Create(b[i]))[0], Tolerance / Math.Min(1, b[i] - a[i]));
        }
    }

    [Fact]
    public void QuantileIsOptunas()
    {
        var numbers = Fixture.Read("numbers.json");
        var (q, a, b, expected) = (numbers.Numbers("q"), numbers.Numbers("a"), numbers.Numbers("b"), numbers.Numbers("quantile"));
        for (var i = 0; i < a.Length; i++)
        {
            var x = TruncatedGaussian.Quantile(Vector.Create(q[i]), Vector.Create(a[i]), Vector.Create(b[i]))[0];

            AssertClose(expected[i], x, 1e-10);
        }
    }

    private static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{expected:R} is not {actual:R}");
}
