using System.Globalization;

namespace Tunewright.Plots;

/// <summary>Numbers for people: a true minus, thin spaces between thousands, powers of ten for the very large and small.</summary>
internal static class NumberText
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A value with four significant digits.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        if (value == 0)
            return "0";
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (exponent is >= 7 or < -4)
            return Scientific(value, exponent, digits: 3);
        return Fixed(value, Math.Max(0, 3 - exponent), trim: true);
    }

    /// <summary>A tick's label, with the digits that its step needs.</summary>
    public static string OfTick(double value, double step)
    {
        if (value == 0)
            return "0";
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);
        var last = (int)Math.Floor(Math.Log10(step) + 1e-9);
        return exponent >= 7 || last < -5
            ? Scientific(value, exponent, Math.Max(0, exponent - last))
            : Fixed(value, Math.Max(0, -last), trim: false);
    }

    /// <summary>A power of ten: 0.001 to 10 000 in full.</summary>
    public static string Power(int exponent) =>
        exponent is >= -3 and <= 4 ? Fixed(Math.Pow(10, exponent), Math.Max(0, -exponent), trim: false) : $"10{Superscript(exponent)}";

    private static string Fixed(double value, int decimals, bool trim)
    {
        var text = Math.Abs(value).ToString($"#,0.{new string(trim ? '#' : '0', decimals)}", CultureInfo.InvariantCulture);
        // From 10 000 on: four digits read well as they are.
        var grouped = Math.Abs(value) >= 9999.5 ? text.Replace(',', '\u2009') : text.Replace(",", "", StringComparison.Ordinal);
        return value < 0 && grouped.AsSpan().ContainsAnyInRange('1', '9') ? $"−{grouped}" : grouped;
    }

    private static string Scientific(double value, int exponent, int digits)
    {
        var mantissa = Fixed(value / Math.Pow(10, exponent), digits, trim: true);
        return $"{mantissa}×10{Superscript(exponent)}";
    }

    private static string Superscript(int exponent) =>
        (exponent < 0 ? "⁻" : "")
        + string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Raised[digit - '0']));
}
