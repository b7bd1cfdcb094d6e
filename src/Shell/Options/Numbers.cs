using System.Globalization;
using System.Numerics;

namespace Shell;

/// <summary>Options that hold one number, with the range in the help and in the error.</summary>
internal static class Numbers
{
    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    public static NumberOption<int> Whole(string name, string description, int from, int to, string? byDefault = null) =>
        Between(name, description, from, to, byDefault);

    /// <summary>A real number from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    public static NumberOption<double> Real(string name, string description, double from, double to, string? byDefault = null) =>
        Between(name, description, from, to, byDefault);

    private static NumberOption<T> Between<T>(string name, string description, T from, T to, string? byDefault)
        where T : struct, INumber<T>
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{from:0.########} to {to:0.########}");
        return new(name, description, value => value >= from && value <= to, range, byDefault);
    }
}
