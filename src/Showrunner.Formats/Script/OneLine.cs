namespace Showrunner.Formats;

/// <summary>Text on one line, with single spaces.</summary>
internal static class OneLine
{
    public static string Of(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
