using CsCheck;

namespace Tunewright.Tests.Distributions;

public class DistributionTests
{
    [Theory]
    [InlineData(0, 1, 0.1, 1)]
    [InlineData(0.1, 1, 0.2, 0.9)]
    [InlineData(0, 1, 0.3, 0.9)]
    [InlineData(0.1, 0.3, 0.2, 0.3)]
    [InlineData(-1, 1, 0.15, 0.95)]
    [InlineData(0, 0.05, 0.1, 0)]
    [InlineData(1e-30, 1e-29, 2e-30, 9e-30)]
    [InlineData(0, 1e20, 3e19, 9e19)]
    public void FloatHighIsLoweredToTheGridInDecimals(double low, double high, double step, double expected) =>
        Assert.Equal(expected, new FloatDistribution(low, high, step).High);

    [Fact]
    public void IntHighIsLoweredToTheGrid()
    {
        Assert.Equal(9, new IntDistribution(-3, 12, step: 4).High);
        Assert.Equal(long.MaxValue - 1, new IntDistribution(long.MinValue, long.MaxValue, step: 2).High);
    }

    [Fact]
    public void EveryGridPointIsContainedAndNothingBetween() =>
        Gen.Select(Gen.Int[-50, 50], Gen.Int[1, 40], Gen.Int[1, 60])
            .Sample(
                (low, step, count) =>
                {
                    var range = new FloatDistribution(low / 10.0, (low + step * count) / 10.0, step / 10.0);

                    for (var k = 0; k <= count; k++)
                        Assert.True(range.Contains((low + step * k) / 10.0));
                    Assert.Equal((low + step * count) / 10.0, range.High);
                    Assert.False(range.Contains((low + step * 0.5) / 10.0));
                    Assert.False(range.Contains(double.NaN));
                }
            );

    [Fact]
    public void FloatRefusesWhatIsNoRange()
    {
        AssertRefused("low", "NaN", () => new FloatDistribution(double.NaN, 1));
        AssertRefused("high", "NaN", () => new FloatDistribution(0, double.NaN));
        AssertRefused("high", "Infinity", () => new FloatDistribution(0, double.PositiveInfinity), "∞");
        AssertRefused("low", "2", () => new FloatDistribution(2, 1));
        AssertRefused("low", "0", () => new FloatDistribution(0, 1, log: true));
        AssertRefused("step", "0.1", () => new FloatDistribution(1, 2, step: 0.1, log: true));
        AssertRefused("step", "0", () => new FloatDistribution(1, 2, step: 0));
        AssertRefused("step", "-1", () => new FloatDistribution(1, 2, step: -1));
        AssertRefused("step", "NaN", () => new FloatDistribution(1, 2, step: double.NaN));
    }

    [Fact]
    public void IntRefusesWhatIsNoRange()
    {
        AssertRefused("low", "2", () => new IntDistribution(2, 1));
        AssertRefused("low", "0", () => new IntDistribution(0, 1, log: true));
        AssertRefused("step", "0", () => new IntDistribution(0, 1, step: 0));
        AssertRefused("step", "2", () => new IntDistribution(1, 9, step: 2, log: true));
    }

    [Fact]
    public void CategoricalRefusesNoChoiceOneTwiceAndOtherTypes()
    {
        AssertRefused("choices", "one", () => new CategoricalDistribution());
        AssertRefused("choices", "\"a\"", () => new CategoricalDistribution("a", "b", "a"));
        AssertRefused("choices", "NaN", () => new CategoricalDistribution(double.NaN, float.NaN));
        AssertRefused("choices", "1", () => new CategoricalDistribution(1, 1L));
        AssertRefused("value", "Object", () => new CategoricalDistribution(new object()));
        AssertRefused("value", "List", () => new CategoricalDistribution(new List<int>()));
    }

    [Fact]
    public void CategoricalTellsOneRealOneAndTrueApart()
    {
        var range = new CategoricalDistribution(1, 1.0, true, "1", null, double.NaN, DayOfWeek.Friday);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], new object?[] { 1, 1f, true, "1", null, double.NaN, "Friday" }.Select(range.ToInternal));
        Assert.Throws<ArgumentException>(() => range.ToInternal("2"));
        Assert.True(range.Equals(new CategoricalDistribution(1, 1.0, true, "1", null, double.NaN, "Friday")));
        Assert.False(range.Contains(7));
        Assert.False(range.Contains(0.5));
    }

    [Theory]
    [InlineData("""{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}""")]
    [InlineData("""{"name": "FloatDistribution", "attributes": {"step": 0.1, "low": 1e-07, "high": 1e-07, "log": false}}""")]
    [InlineData("""{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-07, "high": 1e+22, "log": true}}""")]
    [InlineData("""{"name": "IntDistribution", "attributes": {"log": false, "step": 2, "low": -1, "high": 9}}""")]
    [InlineData("""{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 1, "high": 10}}""")]
    [InlineData("""{"name": "CategoricalDistribution", "attributes": {"choices": ["a", null, true, 1, 2.5, 1.0, NaN, "\u00fc"]}}""")]
    public void ReadsAndWritesOptunasJson(string json) => Assert.Equal(json, Distribution.Parse(json).ToJson());

    [Fact]
    public void ReadsOldNamesAndTheShortForm()
    {
        Assert.Equal(
            new FloatDistribution(0, 1),
            Distribution.Parse("""{"name": "UniformDistribution", "attributes": {"low": 0, "high": 1}}""")
        );
        Assert.Equal(
            new FloatDistribution(1, 2, log: true),
            Distribution.Parse("""{"name": "LogUniformDistribution", "attributes": {"low": 1.0, "high": 2.0}}""")
        );
        Assert.Equal(
            new FloatDistribution(0, 1, 0.25),
            Distribution.Parse("""{"name": "DiscreteUniformDistribution", "attributes": {"low": 0.0, "high": 1.0, "q": 0.25}}""")
        );
        Assert.Equal(
            new IntDistribution(0, 8, 2),
            Distribution.Parse("""{"name": "IntUniformDistribution", "attributes": {"low": 0, "high": 9, "step": 2}}""")
        );
        Assert.Equal(
            new IntDistribution(1, 9, log: true),
            Distribution.Parse("""{"name": "IntLogUniformDistribution", "attributes": {"low": 1, "high": 9, "step": 1}}""")
        );
        Assert.Equal(new FloatDistribution(0, 1), Distribution.Parse("""{"type": "float", "low": 0, "high": 1}"""));
        Assert.Equal(new IntDistribution(1, 9, log: true), Distribution.Parse("""{"type": "int", "low": 1, "high": 9, "log": true}"""));
        Assert.Equal(new CategoricalDistribution("a", 1), Distribution.Parse("""{"type": "categorical", "choices": ["a", 1]}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name": "OtherDistribution", "attributes": {}}""")]
    [InlineData("""{"name": "FloatDistribution", "attributes": {"low": "a", "high": 1}}""")]
    [InlineData("""{"name": "FloatDistribution", "attributes": {"low": 2, "high": 1}}""")]
    public void RefusesWhatIsNoDistribution(string json) => Assert.Throws<FormatException>(() => Distribution.Parse(json));

    [Fact]
    public void NumbersRefuseOtherKindsOfValues()
    {
        Assert.Throws<ArgumentException>(() => new FloatDistribution(0, 1).ToInternal("1"));
        Assert.Throws<ArgumentException>(() => new FloatDistribution(0, 1).ToInternal(double.NaN));
        Assert.Throws<ArgumentException>(() => new IntDistribution(1, 2, log: true).ToInternal(0));
        Assert.Equal(5, new FloatDistribution(0, 1).ToInternal(5));
    }

    private static void AssertRefused(string parameter, string value, Func<Distribution> make, string? spelled = null)
    {
        var error = Assert.ThrowsAny<ArgumentException>(make);
        Assert.Equal(parameter, error.ParamName);
        Assert.True(error.Message.Contains(value) || spelled is not null && error.Message.Contains(spelled), error.Message);
    }
}
