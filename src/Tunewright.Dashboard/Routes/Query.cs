using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>Reads the part of an address behind the question mark.</summary>
internal static class Query
{
    private const int MaxNumbers = 500;

    /// <summary>A whole number in a range.</summary>
    public static long Whole(HttpRequest request, string name, long fallback, long min, long max)
    {
        var text = request.Query[name].ToString();
        if (text == "")
            return fallback;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw ApiException.Bad(FormattableString.Invariant($"{name} is a whole number from {min} to {max}."));
    }

    /// <summary>Numbers of trials with commas between them; <see langword="null"/> if there are none.</summary>
    public static IReadOnlyList<int>? Numbers(HttpRequest request)
    {
        var text = request.Query["numbers"].ToString();
        if (text == "")
            return null;
        var parts = text.Split(',');
        if (parts.Length > MaxNumbers)
            throw ApiException.Bad($"At most {MaxNumbers} trials can be asked for at once.");
        return
        [
            .. parts.Select(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw ApiException.Bad("numbers are whole numbers with commas between them.")
            ),
        ];
    }
}
