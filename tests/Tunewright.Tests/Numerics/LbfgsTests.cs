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
            iterations: 200
        );

        Assert.Equal(1, found[0], 1e-2);
        Assert.Equal(1, found[1], 1e-2);
    }
}
