namespace Showrunner.Serving;

/// <summary>The unit of offsets: Unicode code points, as Python counts and as OpenAI's clients expect.</summary>
internal static class CodePoints
{
    public static int In(string text) => text.EnumerateRunes().Count();
}
