using System.Numerics;

namespace Showrunner.Tests;

public class SignTestTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(1, 9)]
    [InlineData(70, 31)]
    [InlineData(400, 300)]
    public void IsTheBinomialTestWithEvenOdds(int a, int b)
    {
        var tail = BigInteger.Zero;
        for (var k = 0; k <= Math.Min(a, b); k++)
            tail += Choose(a + b, k);
        var expected = Math.Min(1, 2 * (double)tail / (double)BigInteger.Pow(2, a + b));

        Assert.Equal(expected, SignTest.PValue(a, b), 12);
        Assert.Equal(expected, SignTest.PValue(b, a), 12);
    }

    private static BigInteger Choose(int n, int k) => k == 0 ? 1 : Choose(n, k - 1) * (n - k + 1) / k;
}
