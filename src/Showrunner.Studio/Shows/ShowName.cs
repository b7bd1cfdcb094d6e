using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>Names and titles that people type: one line of moderate length.</summary>
internal static class ShowName
{
    private const int MaxLength = 120;

    /// <exception cref="ApiException">The name is empty or too long.</exception>
    public static string Check(string name)
    {
        name = string.Join(' ', name.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return name.Length is > 0 and <= MaxLength && !name.Any(char.IsControl)
            ? name
            : throw ApiException.Bad($"A name has 1 to {MaxLength} characters.");
    }
}
