using CsCheck;

namespace Tunewright.Tests.Pruners;

public class WilcoxonSignedRankTests
{
    /// <summary>Fixtures/wilcoxon.py made them with SciPy.</summary>
    [Fact]
    public void GivesSciPysPValues()
    {
        foreach (var test in WilcoxonFixture.Load().Tests)
            Assert.Equal(test.P, WilcoxonSignedRank.PValue(test.Differences), 1e-12);
    }

    [Fact]
    public void CountsSignsThatRankAsHigh() =>
        Gen.Int[-4, 4]
            .Select(i => i / 2.0)
            .Array[1, 10]
            .Sample(differences =>
            {
                var ranks = differences
                    .Select(d =>
                        differences.Count(e => Math.Abs(e) < Math.Abs(d)) + (differences.Count(e => Math.Abs(e) == Math.Abs(d)) + 1) / 2.0
                    )
                    .ToArray();
                double Positive(Func<int, double> sign) =>
                    differences
                        .Select(
                            (d, i) =>
                                d == 0 ? ranks[i] / 2
                                : sign(i) > 0 ? ranks[i]
                                : 0
                        )
                        .Sum();
                var observed = Positive(i => differences[i]);

                var ways = Enumerable.Range(0, 1 << differences.Length).Count(signs => Positive(i => (signs >> i & 1) - 0.5) >= observed);

                Assert.Equal(ways / Math.Pow(2, differences.Length), WilcoxonSignedRank.PValue(differences), 1e-15);
            });
}
