namespace Tunewright.Tests.Distributions;

public class ValueGridTests
{
    [Theory]
    [InlineData(0, 1, 0.1, 11)]
    [InlineData(3, 3, 0, 1)]
    [InlineData(-4, 5, 3, 4)]
    [InlineData(0, 1, 0, double.PositiveInfinity)]
    public void CountsItsValues(double low, double high, double step, double count) =>
        Assert.Equal(count, new ValueGrid(low, high, step).Count);

    [Fact]
    public void EndsExactlyAtItsHighEnd()
    {
        var grid = new FloatDistribution(0, 0.7, step: 0.1).Grid;

        Assert.NotEqual(0.7, 7 * 0.1);
        Assert.Equal(0.7, grid.At(7));
        Assert.Equal(0.7, grid.Nearest(0.69));
    }

    [Fact]
    public void CutsNumbersAtItsBounds()
    {
        Assert.Equal(1, new ValueGrid(1, 9, 2).Nearest(-5));
        Assert.Equal(9, new ValueGrid(1, 9, 2).Nearest(50));
        Assert.Equal(2, new ValueGrid(0, 2, 0).Nearest(2.5));
    }

    [Fact]
    public void CategoriesAreAGridOfTheirIndices() => Assert.Equal(new ValueGrid(0, 2, 1), new CategoricalDistribution("a", "b", "c").Grid);
}
