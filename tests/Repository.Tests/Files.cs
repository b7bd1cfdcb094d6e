namespace Repository.Tests;

/// <summary>The repository's files. Paths are relative to its root, with forward slashes.</summary>
internal static class Files
{
    private static readonly string[] Built = ["bin", "obj", "artifacts", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>Names of the projects in src.</summary>
    public static string[] Projects { get; } = [.. Under("src", "*.csproj").Select(path => path.Split('/')[1])];

    public static IEnumerable<string> Under(string folder, string pattern) =>
        from path in Directory.EnumerateFiles(Path.Join(Root, folder), pattern, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Split('/').Any(Built.Contains)
        orderby relative
        select relative;

    /// <summary>Every C# file of sources, tests, benchmarks and samples.</summary>
    public static IEnumerable<string> CSharp() =>
        new[] { "src", "tests", "benchmarks", "samples" }.SelectMany(folder => Under(folder, "*.cs"));

    public static string Read(string path) => File.ReadAllText(Path.Join(Root, path));

    public static string[] Lines(string path) => File.ReadAllLines(Path.Join(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "Showrunner.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
