using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A tried point: a set of parameters with values, in any order.</summary>
internal readonly struct DuplicatePoint(ImmutableArray<TrialParameter> parameters)
{
    public int Count => parameters.Length;

    /// <summary>The value of a parameter, or <see langword="null"/>.</summary>
    public double? Find(string name) => parameters.Find(name)?.Value;

    /// <summary>The same number for 0.3 and 0.1 + 0.2: twelve digits of what is not whole.</summary>
    public static double Key(double value)
    {
        if (double.IsInteger(value))
            return value;
        var scale = Math.Pow(10, 11 - Math.Floor(Math.Log10(Math.Abs(value))));
        return double.IsFinite(scale) ? Math.Round(value * scale) / scale : value;
    }
}
