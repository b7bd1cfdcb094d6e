using CsCheck;
using Showrunner.Training;

namespace Training.Tests;

public class OneCycleTests
{
    [Fact]
    public void BeginsAtATwentyFifthOfTheHighest() => Assert.Equal(0.04, OneCycle.Rate(1, 0), 1e-12);

    [Fact]
    public void PeaksWhereTheRiseEnds() => Assert.Equal(1, OneCycle.Rate(1, OneCycle.Rise), 1e-12);

    [Fact]
    public void EndsNearZero() => Assert.Equal(4e-6, OneCycle.Rate(1, 1), 1e-12);

    [Fact]
    public void RisesThenFalls() =>
        Gen.Double[0, 0.999]
            .Sample(position =>
            {
                var change = OneCycle.Rate(1, position + 0.001) - OneCycle.Rate(1, position);

                Assert.Equal(position + 0.0005 < OneCycle.Rise, change > 0);
            });
}
