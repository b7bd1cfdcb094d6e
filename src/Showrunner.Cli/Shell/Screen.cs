using Spectre.Console;

namespace Showrunner.Cli;

/// <summary>Where output goes: results on standard output, notices and errors on standard error.</summary>
static class Screen
{
    /// <summary>Standard output for tables, charts and live displays; plain text where it is not a terminal or <c>NO_COLOR</c> is set.</summary>
    public static IAnsiConsole Out => AnsiConsole.Console;

    /// <summary>Whether a display may redraw itself: standard output is a terminal that understands cursor movements.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && Out.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Something worth knowing that stops nothing.</summary>
    public static void Notice(string message) => Console.Error.WriteLine($"note: {message}");
}
