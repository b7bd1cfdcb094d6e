using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>One flat namespace for each project, named like it, whatever the folder; and no two types of one name in it.</summary>
public partial class NameTests
{
    public static TheoryData<string> Projects => [.. Files.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void NamespaceIsTheProjectsName(string project)
    {
        var strangers =
            from path in Files.Under($"src/{project}", "*.cs")
            let names = Namespace().Matches(Files.Read(path)).Select(match => match.Groups[1].Value).ToArray()
            where names.Length > 1 || names.Any(name => name != project) || (names.Length == 0 && Path.GetFileName(path) != "Program.cs")
            select $"{path}: {string.Join(", ", names)}";

        Offenders.AssertNone(strangers, $"The namespace of every file is {project}.");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void TypesHaveNamesOfTheirOwn(string project)
    {
        var shared =
            from file in SourceFile.OfProject($"src/{project}")
            from type in file.Declared.Distinct()
            group file by type into files
            where files.Count() > 1 && files.Any(file => !Regex.IsMatch(file.Code, $@"\bpartial\s.*\b{files.Key}\b"))
            select $"{files.Key}: {string.Join(", ", files.Select(file => file.Path))}";

        Offenders.AssertNone(shared, $"Names of types are unique within {project}.");
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
