namespace Tunewright.Tests.Numerics;

public class LbfgsTests
{
    [Fact]
    public void FindsTheMinimumOfRosenbrock()
    {
        var (found, _) = Lbfgs.Minimize(
            x =>
                (
                    Math.Pow(1 - x[0], 2) + 100 * Math.Pow(x[1] - x[0] * x[0], 2),
                    [-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] * x[0]), 200 * (x[1] - x[0] * x[0])]
                ),
            [-1.2, 1],
            iterations: 200,
            longest: 2
        );

        Assert.Equal(1, found[0], 1e-2);
        Assert.Equal(1, found[1], 1e-2);
    }

    /// <summary>Along a bound, the lowest point of a tilted bowl is known.</summary>
    [Fact]
    public void StaysWithinBounds()
    {
        var (found, value) = Lbfgs.Minimize(
            x => (Math.Pow(x[0] - 3, 2) + Math.Pow(x[1] - x[0] / 2, 2), [2 * (x[0] - 3) - (x[1] - x[0] / 2), 2 * (x[1] - x[0] / 2)]),
            [0, 1],
            iterations: 100,
            longest: 0.2,
            smallestGradient: 1e-8,
            bounds: (0, 1)
        );

        Assert.Equal(1, found[0]);
        Assert.Equal(0.5, found[1], 1e-6);
        Assert.Equal(4, value, 1e-9);
    }
}
