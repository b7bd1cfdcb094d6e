using System.CommandLine;

namespace Showrunner.Cli;

/// <summary>The file that a command makes of others: <c>--out</c> and <c>--force</c>.</summary>
internal static class Destination
{
    public static Option<string?> Out(string unless) =>
        new("--out", "-o") { Description = $"The file to make (default: {unless})", HelpName = "file" };

    public static Option<bool> Force() => new("--force", "-f") { Description = "Replace the file if it is there already" };

    /// <summary>Refuses to replace a file unasked, or one that is read.</summary>
    public static void Check(string path, bool force, params IEnumerable<string> sources)
    {
        if (sources.Any(source => Path.GetFullPath(source) == Path.GetFullPath(path)))
            throw new UsageException($"{path} would replace the file that is read. Give --out another name.");
        if (!force && File.Exists(path))
            throw new UsageException($"{path} exists already. Give --force to replace it, or --out another name.");
    }
}
