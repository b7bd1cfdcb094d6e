using Showrunner.Formats;

namespace Showrunner.Studio;

/// <summary>A table of which nobody knows which column holds what is said.</summary>
internal static class NamelessTable
{
    private const string Names = "There are: ";
    private const string Advice = "Name one: --columns words=";

    /// <summary>Whether that is what is wrong.</summary>
    public static bool IsMeant(ShowrunnerException exception) => exception.Message.Contains(Advice, StringComparison.Ordinal);

    /// <summary>Its columns, so that a person can choose; null if they are not known either.</summary>
    public static IReadOnlyList<string>? Columns(ShowrunnerException exception, string name, byte[] bytes)
    {
        var from = exception.Message.IndexOf(Names, StringComparison.Ordinal);
        if (!IsMeant(exception) || from < 0)
            return null;
        var first = exception.Message[(from + Names.Length)..].Split(", ", 2)[0];
        try
        {
            return ScriptFormat.Read(name, bytes, new() { Columns = new Dictionary<string, string> { ["words"] = first } }).Table?.Names;
        }
        catch (ShowrunnerException)
        {
            return null;
        }
    }
}
