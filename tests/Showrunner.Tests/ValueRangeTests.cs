namespace Showrunner.Tests;

public sealed class ValueRangeTests
{
    [Theory]
    [InlineData(0, 1, false, "0 to 1")]
    [InlineData(0, 1, true, "above 0 and at most 1")]
    [InlineData(1e-8, double.PositiveInfinity, false, "at least 0.00000001")]
    [InlineData(0, double.PositiveInfinity, true, "above 0")]
    public void SaysItsEnds(double min, double max, bool excludesMin, string text) =>
        Assert.Equal(text, new ValueRange(min, max) { ExcludesMin = excludesMin }.ToString());

    [Fact]
    public void IncludesItsEnds()
    {
        new ValueRange(1, 8).Check("number", 1);
        new ValueRange(1, 8).Check("number", 8);
        ValueRange.Above(0, 1).Check("number", 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void NamesWhatIsOutside(double value) =>
        Assert.Equal(
            FormattableString.Invariant($"The learning rate is {value}; it must be above 0 and at most 1."),
            Assert.Throws<ShowrunnerException>(() => ValueRange.Above(0, 1).Check("learning rate", value)).Message
        );
}
