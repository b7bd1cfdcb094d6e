using System.Reflection;

namespace Tunewright.Cli.Tests;

/// <summary>Where the build put what the tests need.</summary>
internal static class Built
{
    /// <summary>The tool; all these tests run on another, such as the native one, where <c>TUNEWRIGHT_TOOL</c> names it.</summary>
    public static string Tool { get; } = Environment.GetEnvironmentVariable("TUNEWRIGHT_TOOL") ?? Metadata("Tool");

    /// <summary>What a shell runs it by.</summary>
    public static string Command => Path.GetExtension(Tool) == ".dll" ? $"dotnet {Tool}" : Tool;

    /// <summary>A .NET program to search the parameters of.</summary>
    public static string Program { get; } = Metadata("Program");

    /// <summary>Texts that the tool must print, in the sources, where a reviewer reads them.</summary>
    public static string Expectations { get; } = Metadata("Expectations");

    /// <summary>docs/tunewright-cli.md.</summary>
    public static string Guide { get; } = Metadata("Guide");

    /// <summary>A script of these tests.</summary>
    public static string Script(string name) => Path.Join(AppContext.BaseDirectory, "Scripts", name);

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
