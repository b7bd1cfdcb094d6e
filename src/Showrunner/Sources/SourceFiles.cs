namespace Showrunner;

/// <summary>Finds the files that a user names by files, folders and globs.</summary>
internal static class SourceFiles
{
    private static readonly EnumerationOptions Here = new();
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true }; // both skip hidden ones

    /// <summary>
    /// A file stands for itself, a folder for every file below it whose name matches <paramref name="inFolders"/>. In a glob <c>*</c> and
    /// <c>?</c> match within a name, and <c>**</c> matches any folders. Each file comes once; those of one folder or glob are sorted by
    /// path.
    /// </summary>
    /// <param name="paths">Files, folders and globs.</param>
    /// <param name="inFolders">A glob of files' names.</param>
    /// <exception cref="ShowrunnerException">A path leads to no file.</exception>
    public static IEnumerable<SourceFile> Find(IEnumerable<string> paths, string inFolders) =>
        paths.SelectMany(path => FindOne(path, inFolders)).DistinctBy(file => Path.GetFullPath(file.Path));

    /// <summary>What a file holds.</summary>
    /// <exception cref="ShowrunnerException">It cannot be read.</exception>
    public static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception.IsFileError)
        {
            throw new ShowrunnerException($"{path} cannot be read: {exception.Message} Check its permissions.", exception);
        }
    }

    private static SourceFile[] FindOne(string path, string inFolders)
    {
        if (File.Exists(path))
            return [new(path, InFolder: false)];
        var isFolder = Directory.Exists(path);
        var kind = inFolders == "*" ? "" : $"{inFolders[1..]} ";
        var (files, nothing) =
            isFolder
                ? (
                    Directory.EnumerateFiles(path, inFolders, Below),
                    $"The folder {path} has no {kind}file in it. Name files, or a glob such as \"{path}/*.md\"."
                )
            : IsGlob(path) ? (Matching(path), $"No file matches {path}. Check the folder and the ending of the name.")
            : ([], $"{path} does not exist. Check the spelling; the current folder is {Directory.GetCurrentDirectory()}.");
        SourceFile[] found = [.. files.Order(StringComparer.Ordinal).Select(file => new SourceFile(file, isFolder))];
        return found.Length > 0 ? found : throw new ShowrunnerException(nothing);
    }

    private static IEnumerable<string> Matching(string glob)
    {
        var root = Path.GetPathRoot(glob)!;
        var parts = glob[root.Length..].Split(['/', Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var folders = parts[..^1]
            .Aggregate<string, IEnumerable<string>>(
                [root.Length > 0 ? root : "."],
                (folders, part) =>
                    part switch
                    {
                        "**" => folders.SelectMany(folder => Directory.EnumerateDirectories(folder, "*", Below).Prepend(folder)),
                        _ when IsGlob(part) => folders.SelectMany(folder => Directory.EnumerateDirectories(folder, part, Here)),
                        _ => folders.Select(folder => Path.Join(folder, part)).Where(Directory.Exists),
                    }
            );
        return folders.SelectMany(folder => Directory.EnumerateFiles(folder, parts[^1], parts[^1] == "**" ? Below : Here));
    }

    private static bool IsGlob(string path) => path.AsSpan().ContainsAny('*', '?');
}
