using System.Globalization;

namespace Showrunner;

/// <summary>The values that a number can take, both ends included unless said otherwise.</summary>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value; infinite where there is none.</param>
public readonly record struct ValueRange(double Min, double Max = double.PositiveInfinity)
{
    /// <summary>Whether <see cref="Min"/> itself is too small.</summary>
    public bool ExcludesMin { get; init; }

    /// <summary>All values above <paramref name="min"/>, up to <paramref name="max"/>, which is included.</summary>
    public static ValueRange Above(double min, double max = double.PositiveInfinity) => new(min, max) { ExcludesMin = true };

    /// <summary>Whether <paramref name="value"/> lies in the range; NaN does not.</summary>
    public bool Contains(double value) => (ExcludesMin ? value > Min : value >= Min) && value <= Max;

    /// <summary>Throws if <paramref name="value"/> lies outside the range.</summary>
    /// <param name="name">What the value is, after "the": <c>learning rate</c>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ShowrunnerException">The message names the value and the range.</exception>
    public void Check(string name, double value)
    {
        if (!Contains(value))
            throw new ShowrunnerException(string.Create(CultureInfo.InvariantCulture, $"The {name} is {value}; it must be {this}."));
    }

    /// <summary>The range in words: "1 to 8", "above 0 and at most 1", "at least 1".</summary>
    public override string ToString() =>
        (ExcludesMin, double.IsPositiveInfinity(Max)) switch
        {
            (true, true) => $"above {Text(Min)}",
            (true, false) => $"above {Text(Min)} and at most {Text(Max)}",
            (false, true) => $"at least {Text(Min)}",
            (false, false) => $"{Text(Min)} to {Text(Max)}",
        };

    // Not 1E-06.
    private static string Text(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
