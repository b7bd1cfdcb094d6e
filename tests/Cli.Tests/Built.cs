using System.Reflection;

namespace Cli.Tests;

/// <summary>Where the build put what the tests need.</summary>
internal static class Built
{
    /// <summary>The tool; all these tests run on another, such as the native one, where <c>SHOWRUNNER_TOOL</c> names it.</summary>
    public static string Tool { get; } = Environment.GetEnvironmentVariable("SHOWRUNNER_TOOL") ?? Metadata("ShowrunnerTool");

    /// <summary>What a shell runs it by.</summary>
    public static string Command => Path.GetExtension(Tool) == ".dll" ? $"dotnet {Tool}" : Tool;

    /// <summary>The tool's sources.</summary>
    public static string ToolProject { get; } = Metadata("ShowrunnerProject");

    /// <summary>Texts that the program must print, in the sources, where a reviewer reads them.</summary>
    public static string Expectations { get; } = Metadata("Expectations");

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
