using System.Runtime.Intrinsics;
using CsCheck;
using Showrunner.Training;

namespace Training.Tests;

public class ExponentialTests
{
    [Fact]
    public void AgreesWithTheFrameworkWithinTwoUnitsInTheLastPlace() =>
        Gen.Float[-86.9f, 0f]
            .Sample(x =>
            {
                var exact = Math.Exp(x);

                var approximate = Exponential.Of(Vector512.Create(x))[3];

                Assert.True(
                    Math.Abs(approximate - exact) <= 2 * MathF.BitIncrement((float)exact) - 2 * (float)exact,
                    $"exp({x:g9}) = {approximate:g9}, not {exact:g9}"
                );
            });

    [Fact]
    public void IsOneAtZero() => Assert.Equal(1f, Exponential.Of(Vector512<float>.Zero)[0]);

    [Fact]
    public void IsNearlyZeroFarBelow() => Assert.InRange(Exponential.Of(Vector512.Create(-1e30f))[0], 0f, 2e-38f);
}
