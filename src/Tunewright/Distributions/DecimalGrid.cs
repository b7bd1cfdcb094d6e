using System.Globalization;
using System.Numerics;

namespace Tunewright;

/// <summary>Arithmetic on doubles as people write them: here 0.1 is one tenth, and 0.1 + 9 × 0.1 is 1.</summary>
internal static class DecimalGrid
{
    /// <summary>
    /// The largest <c>low + k * step</c> that is not above <paramref name="high"/>; <paramref name="high"/> itself if it is on the
    /// grid.
    /// </summary>
    public static double Snap(double low, double high, double step)
    {
        var numbers = new[] { Decimal(low), Decimal(high), Decimal(step) };
        var exponent = numbers.Min(number => number.Exponent);
        var (first, last, distance) = (Scaled(numbers[0]), Scaled(numbers[1]), Scaled(numbers[2]));

        var remainder = (last - first) % distance;
        return remainder.IsZero
            ? high
            : double.Parse(string.Create(CultureInfo.InvariantCulture, $"{last - remainder}E{exponent}"), CultureInfo.InvariantCulture);

        BigInteger Scaled((BigInteger Digits, int Exponent) number) => number.Digits * BigInteger.Pow(10, number.Exponent - exponent);
    }

    /// <summary>The shortest decimal number that reads back as <paramref name="value"/>.</summary>
    private static (BigInteger Digits, int Exponent) Decimal(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E');
        var mantissa = e < 0 ? text : text[..e];
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.');
        return point < 0
            ? (BigInteger.Parse(mantissa, CultureInfo.InvariantCulture), exponent)
            : (BigInteger.Parse(mantissa.Remove(point, 1), CultureInfo.InvariantCulture), exponent - (mantissa.Length - point - 1));
    }
}
