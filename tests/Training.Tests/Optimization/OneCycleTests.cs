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
    public void RisesUntilThePeak() =>
        Gen.Select(Gen.Double[0, OneCycle.Rise], Gen.Double[0, OneCycle.Rise])
            .Sample((one, other) => Assert.True(OneCycle.Rate(1, Math.Min(one, other)) <= OneCycle.Rate(1, Math.Max(one, other))));

    [Fact]
    public void FallsAfterThePeak() =>
        Gen.Select(Gen.Double[OneCycle.Rise, 1], Gen.Double[OneCycle.Rise, 1])
            .Sample((one, other) => Assert.True(OneCycle.Rate(1, Math.Min(one, other)) >= OneCycle.Rate(1, Math.Max(one, other))));
}
