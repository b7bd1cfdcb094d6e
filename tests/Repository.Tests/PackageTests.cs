using System.Text.Json;
using System.Xml.Linq;
using Showrunner;
using Tunewright;

namespace Repository.Tests;

/// <summary>What packages depend on, and what is said of it.</summary>
public class PackageTests
{
    private static readonly Dictionary<string, string> Versions = XDocument
        .Parse(Files.Read("Directory.Packages.props"))
        .Descendants("PackageVersion")
        .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value);

    [Theory]
    [InlineData(typeof(Corpus))]
    [InlineData(typeof(Study))]
    public void ShowrunnerAndTunewrightDependOnNothingButTheBaseClassLibrary(Type type) =>
        Assert.All(type.Assembly.GetReferencedAssemblies(), assembly => Assert.StartsWith("System", assembly.Name));

    [Fact]
    public void EveryPackageIsExplained()
    {
        var page = Files.Read("docs/dependencies.md");

        Offenders.AssertNone(
            Versions.Keys.Where(name => !page.Contains(name, StringComparison.Ordinal)),
            "docs/dependencies.md names every package."
        );
    }

    [Fact]
    public void LibtorchHasOneVersion()
    {
        var systems = JsonDocument.Parse(Files.Read("src/Showrunner.Libtorch/runtime.json")).RootElement.GetProperty("runtimes");

        var dependencies = systems
            .EnumerateObject()
            .SelectMany(system => system.Value.GetProperty("Showrunner.Libtorch").EnumerateObject());

        Assert.Equal(3, dependencies.Count());
        Assert.All(dependencies, dependency => Assert.Equal(Versions[dependency.Name], dependency.Value.GetString()));
    }
}
