namespace Tunewright.Tests.Pruners;

public class NormalTests
{
    /// <summary>Abramowitz and Stegun, tables 26.1 and 26.2, and the symmetry of the distribution.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.308537538725986)]
    [InlineData(1, 0.158655253931457)]
    [InlineData(2, 0.0227501319481792)]
    [InlineData(3, 0.00134989803163010)]
    [InlineData(5, 2.86651571879194e-7)]
    [InlineData(10, 7.61985302416053e-24)]
    public void GivesTheTabledTails(double z, double expected)
    {
        Assert.Equal(1, Normal.UpperTail(z) / expected, 1e-13);
        Assert.Equal(1 - expected, Normal.UpperTail(-z), 1e-15);
    }
}
