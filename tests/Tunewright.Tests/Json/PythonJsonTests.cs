using CsCheck;

namespace Tunewright.Tests.Json;

public class PythonJsonTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-0.000012345, "-1.2345e-05")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1234567890123456.0, "1234567890123456.0")]
    [InlineData(9999999999999998.0, "9999999999999998.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1e22, "1e+22")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void WritesDoublesAsPythonDoes(double value, string expected) => Assert.Equal(expected, PythonJson.Write(value));

    [Fact]
    public void DoublesReadBackExactly() =>
        Gen.Double.Sample(value =>
            Assert.Equal(
                BitConverter.DoubleToInt64Bits(value),
                BitConverter.DoubleToInt64Bits((double)PythonJson.Parse(PythonJson.Write(value))!)
            )
        );

    [Fact]
    public void TextsReadBackExactly() =>
        Gen.String.Sample(value =>
        {
            var json = PythonJson.Write(value);

            Assert.Equal(value, PythonJson.Parse(json));
            Assert.All(json, c => Assert.InRange(c, ' ', '~'));
        });

    [Fact]
    public void KeepsKindsOfNumbersApart() =>
        Assert.Equal([1L, 1.0, true, null, "1", 1e300], (IEnumerable<object?>)PythonJson.Parse("[1, 1.0, true, null, \"1\", 1e300]")!);

    [Fact]
    public void ReadsEscapesAndNesting()
    {
        var map =
            (IReadOnlyDictionary<string, object?>)
                PythonJson.Parse(" {\"\\u00fc\\ud83c\\udfac\\n\\/\" : {\"a\":[ [], {}, -Infinity,NaN ]}} ")!;

        Assert.Equal("{\"\\u00fc\\ud83c\\udfac\\n/\": {\"a\": [[], {}, -Infinity, NaN]}}", PythonJson.Write(map));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("{\"a\" 1}")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"open")]
    [InlineData("\"open\\")]
    [InlineData("nul")]
    [InlineData("1.2.3")]
    [InlineData("1 1")]
    public void RefusesWhatIsNotJson(string text) => Assert.Throws<FormatException>(() => PythonJson.Parse(text));

    [Fact]
    public void RefusesDeepNestingInsteadOfOverflowing() =>
        Assert.Throws<FormatException>(() => PythonJson.Parse(new string('[', 100_000)));
}
