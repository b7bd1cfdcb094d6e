using System.Text;

namespace Showrunner.Studio;

/// <summary>
/// Names of shows, scenes and models in addresses and on the disk: lower-case letters of ASCII, digits and hyphens. No such name leads
/// out of a folder, and no system reserves one that ends with a digit or is no device's.
/// </summary>
internal static class Slug
{
    private const int MaxLength = 60;

    // Addresses of the studio itself, and devices of Windows.
    private static readonly HashSet<string> Taken =
    [
        "api",
        "assets",
        "studies",
        "v1",
        "login",
        "health",
        "metrics",
        "con",
        "prn",
        "aux",
        "nul",
        .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" }),
    ];

    /// <summary>Whether a name is one that <see cref="Of"/> can make.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength
        && name[0] != '-'
        && !Taken.Contains(name)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The nearest name to what a person typed.</summary>
    /// <param name="title">What was typed.</param>
    /// <param name="otherwise">The name of what has no letter or digit of ASCII.</param>
    /// <param name="isTaken">Whether there is such a name already.</param>
    public static string Of(string title, string otherwise, Predicate<string> isTaken)
    {
        var name = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                name.Append(c);
            else if (name is [.., not '-'] && c is not ('\'' or '’'))
                name.Append('-');
            if (name.Length == MaxLength - 5) // room for a number
                break;
        }
        var slug = name.ToString().TrimEnd('-');
        if (slug.Length == 0)
            slug = otherwise;
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? slug : $"{slug}-{i}").First(one => IsValid(one) && !isTaken(one));
    }
}
