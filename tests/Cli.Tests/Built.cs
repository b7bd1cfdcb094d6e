using System.Reflection;

namespace Cli.Tests;

/// <summary>Where the build put what the tests need.</summary>
static class Built
{
    public static string Tool { get; } = Metadata("ShowrunnerTool");

    /// <summary>Texts that the program must print, in the sources, where a reviewer reads them.</summary>
    public static string Expectations { get; } = Metadata("Expectations");

    private static string Metadata(string key) => typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
