namespace Tunewright;

/// <summary>Numbers of options, refused where they are out of their range.</summary>
internal static class InRange
{
    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "The value must be a finite number above 0.");

    /// <summary>A number from 0 to 1.</summary>
    public static double Probability(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A probability lies between 0 and 1.");
}
