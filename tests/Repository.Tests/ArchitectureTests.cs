using System.Xml.Linq;

namespace Repository.Tests;

/// <summary>The arrows between projects, which point one way.</summary>
public class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Shell"] = ["System.CommandLine"],
        ["Tunewright"] = [],
        ["Tunewright.Databases"] = ["Tunewright", "Microsoft.Data.Sqlite", "Npgsql", "MySqlConnector"],
        ["Tunewright.Grpc"] =
        [
            "Tunewright",
            "Google.Protobuf",
            "Grpc.AspNetCore.Server",
            "Grpc.Net.Client",
            "Grpc.Tools",
            "Microsoft.AspNetCore.App",
        ],
        ["Tunewright.Cli"] = ["Shell", "Tunewright.Dashboard", "Tunewright.Databases", "Tunewright.Grpc", "System.CommandLine"],
        ["Tunewright.Plots"] = ["Tunewright"],
        ["Tunewright.Dashboard"] = ["Tunewright", "Tunewright.Plots", "Microsoft.AspNetCore.App"],
        ["Showrunner"] = [],
        ["Showrunner.Formats"] = ["Showrunner", "AngleSharp", "PdfPig", "UTF.Unknown"],
        ["Showrunner.Training"] = ["Showrunner", "TorchSharp"],
        ["Showrunner.Libtorch"] = ["TorchSharp-cuda-*", "libtorch-cpu-*"],
        ["Showrunner.Base"] = ["Showrunner.Training"],
        ["Showrunner.Tuning"] = ["Showrunner.Training", "Tunewright"],
        ["Showrunner.Serving"] = ["Showrunner", "Microsoft.AspNetCore.App"],
        ["Showrunner.Studio"] =
        [
            "Showrunner",
            "Showrunner.Base",
            "Showrunner.Formats",
            "Showrunner.Serving",
            "Showrunner.Training",
            "Showrunner.Tuning",
            "Tunewright.Dashboard",
            "Microsoft.AspNetCore.App",
        ],
        ["Showrunner.Cli"] =
        [
            "Shell",
            "Showrunner.Base",
            "Showrunner.Formats",
            "Showrunner.Libtorch",
            "Showrunner.Serving",
            "Showrunner.Studio",
            "Showrunner.Tuning",
            "Tunewright.Databases",
            "System.CommandLine",
            "Spectre.Console",
            "Google.Protobuf", // left out of the tool, as those below
            "SharpZipLib",
            "SkiaSharp*",
        ],
    };

    public static TheoryData<string> Projects => [.. Files.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void EachProjectReferencesOnlyWhatItMay(string project)
    {
        var allowed = Allowed[project];

        Assert.All(References(project), name => Assert.True(IsIn(allowed, name), $"{project} must not reference {name}."));
    }

    private static IEnumerable<string> References(string project) =>
        from element in XDocument.Parse(Files.Read($"src/{project}/{project}.csproj")).Descendants()
        where element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference" or "Reference"
        let include = element.Attribute("Include")!.Value
        select element.Name.LocalName == "ProjectReference" ? Path.GetFileNameWithoutExtension(include) : include;

    private static bool IsIn(string[] allowed, string name) =>
        allowed.Any(one => one.EndsWith('*') ? name.StartsWith(one[..^1], StringComparison.Ordinal) : name == one);
}
