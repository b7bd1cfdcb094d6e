using System.CommandLine;
using System.Globalization;

namespace Shell;

/// <summary>Where a server listens.</summary>
internal static class Listening
{
    /// <param name="usual">The default.</param>
    public static Option<string?> Host(string usual) =>
        new("--host")
        {
            Description = $"The address to listen on; 0.0.0.0 is every address of this machine (default: {usual})",
            HelpName = "address",
        };

    /// <param name="usual">The default.</param>
    public static NumberOption<int> Port(int usual) =>
        Numbers.Whole("--port", "The port to listen on; 0 takes a free one", 0, 65_535, usual.ToString(CultureInfo.InvariantCulture));
}
