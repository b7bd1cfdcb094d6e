using System.Globalization;

namespace Showrunner.Cli;

/// <summary>Options that hold one number, with the range in the help and in the error.</summary>
internal static class Numbers
{
    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    public static NumberOption<int> Whole(string name, string description, int from, int to, string? unless = null) =>
        new(name, description, from, to, unless, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, "a whole number", "n");

    /// <summary>A real number from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    public static NumberOption<double> Real(string name, string description, double from, double to, string? unless = null) =>
        new(name, description, from, to, unless, NumberStyles.Float, "a number", "x");
}
