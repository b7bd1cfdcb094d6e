using System.Globalization;
using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>What the pages say of files and folders is so.</summary>
public partial class DocumentationTests
{
    private const string Tour = "docs/tour.md";
    private const string Map = "docs/architecture.md";

    private static IEnumerable<string> Pages =>
        [
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "data/README.md",
            .. Files.Under("docs", "*.md"),
            .. Files.Under("samples", "*.md"),
        ];

    [Fact]
    public void LinkedFilesExist()
    {
        var missing =
            from page in Pages
            from link in LinksOf(page, Files.Read(page))
            where !Path.Exists(Path.Join(Files.Root, link))
            select $"{page}: {link}";

        Offenders.AssertNone(missing, "Links lead to files that exist.");
    }

    /// <summary>"Under 700 lines together", in a paragraph that links the files.</summary>
    [Fact]
    public void FilesAreAsShortAsPagesSay()
    {
        var longer =
            from page in Pages
            from paragraph in Files.Read(page).Split("\n\n")
            let claim = LineClaim().Match(paragraph)
            where claim.Success
            let files = LinksOf(page, paragraph).Where(link => link.EndsWith(".cs", StringComparison.Ordinal)).Distinct().ToArray()
            let lines = files.Sum(file => Files.Lines(file).Length)
            where files.Length == 0 || lines >= Number(claim.Groups[1])
            select $"{page}: {claim.Value}, but {files.Length} files have {lines}";

        Offenders.AssertNone(longer, "Files are as short as pages say.");
    }

    [Fact]
    public void FilesAreAsLongAsContributingSays()
    {
        var claim = Regex.Match(Files.Read("CONTRIBUTING.md"), @"half of our files are under (\d+) lines, none is over (\d+)");
        int[] lengths = [.. Files.Under("src", "*.cs").Select(path => Files.Lines(path).Length).Order()];

        Assert.True(claim.Success);
        Assert.InRange(lengths[lengths.Length / 2], 0, Number(claim.Groups[1]) - 1);
        Assert.InRange(lengths[^1], 0, Number(claim.Groups[2]));
    }

    /// <summary>`SomeTests.Method` is a test, and `01-some.txt` a case of the formats.</summary>
    [Fact]
    public void NamedTestsExist()
    {
        var page = Files.Read("docs/complaints.md");
        var sources = Files.Under("tests", "*Tests.cs").ToLookup(path => Path.GetFileNameWithoutExtension(path), Files.Read);
        var missing =
            from match in NamedTest().Matches(page)
            let method = $" {match.Groups[2].Value}("
            where !sources[match.Groups[1].Value].Any(source => source.Contains(method, StringComparison.Ordinal))
            select match.Value;
        var cases =
            from match in NamedCase().Matches(page)
            where !File.Exists(Path.Join(Files.Root, "tests/Formats.Tests/Cases", match.Groups[1].Value))
            select match.Value;

        Offenders.AssertNone(missing.Concat(cases), "Tests and cases that a page names exist.");
    }

    /// <summary>A row of the map names the folders of its project, each once in backticks, and no other.</summary>
    [Theory]
    [MemberData(nameof(MappedProjects))]
    public void MapNamesTheFolders(string project)
    {
        var row = Files.Lines(Map).Single(line => line.StartsWith($"| [`src/{project}`]", StringComparison.Ordinal));
        var named = Name()
            .Matches(row.Split('|')[^2])
            .Select(match => match.Groups[1].Value)
            .Where(name => !name.EndsWith(".cs"))
            .ToHashSet();
        var folders = SourceFile.OfProject($"src/{project}").Select(file => file.Folder).Where(folder => folder != ".").ToArray();

        var tops = folders.Select(folder => folder.Split('/')[0]).ToHashSet();
        Offenders.AssertNone(tops.Except(named), $"{Map} names every folder of {project}.");
        var all = folders.SelectMany(folder => folder.Split('/')).ToHashSet();
        Offenders.AssertNone(named.Except(all), $"{Map} names only folders of {project}.");
    }

    public static TheoryData<string> MappedProjects => [.. Files.Projects.Except(["Showrunner.Libtorch"])];

    /// <summary>A block of C# stands, but for white space, in the file that is linked last above it.</summary>
    [Fact]
    public void TourQuotesTheSources()
    {
        var page = Files.Read(Tour);
        var quotes = CSharpBlock().Matches(page);

        var wrong =
            from quote in quotes
            let file = LinksOf(Tour, page[..quote.Index]).LastOrDefault(link => link.EndsWith(".cs", StringComparison.Ordinal))
            where file is null || !Squeezed(Files.Read(file)).Contains(Squeezed(quote.Groups[1].Value), StringComparison.Ordinal)
            select $"{file ?? "no file"}: {quote.Groups[1].Value.Split('\n')[0]} …";

        Offenders.AssertNone(wrong, "The tour quotes files as they are.");
        Assert.InRange(quotes.Count, 5, int.MaxValue);
    }

    /// <summary>Links to files of the repository, relative to its root.</summary>
    private static IEnumerable<string> LinksOf(string page, string text) =>
        from match in Link().Matches(text)
        let link = match.Groups[1].Value
        where !link.Contains(':')
        select Path.GetRelativePath(Files.Root, Path.GetFullPath(Path.Join(Files.Root, Path.GetDirectoryName(page), link)));

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Squeezed(string code) => WhiteSpace().Replace(code, " ").Trim();

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"under ([\d,]+) lines together")]
    private static partial Regex LineClaim();

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"`(\d+-[\w.-]+)`")]
    private static partial Regex NamedCase();

    [GeneratedRegex(@"`([A-Z][\w./]*)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
