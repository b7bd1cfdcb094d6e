using System.CommandLine;
using Showrunner.Formats;

namespace Showrunner.Cli;

/// <summary>A script on its way to a file or to standard output.</summary>
internal static class ScriptOutput
{
    /// <summary>The formats that scripts are written in, by name.</summary>
    public static readonly string[] Formats = [.. ScriptFormat.All.Where(format => format.CanWrite).Select(format => format.Name)];

    /// <summary><c>--title</c>.</summary>
    public static readonly Option<string?> Title = new("--title")
    {
        Description = "The title on the title page (default: the name of the first file)",
        HelpName = "text",
    };

    /// <summary>The format that was named, or that of the file's ending.</summary>
    public static ScriptFormat Format(string? name, string? output)
    {
        if (name is not null)
            return ScriptFormat.All.Single(format => format.Name == name);
        if (output is null)
            throw new UsageException("Give --out a file, or --to a format: --to text.");
        return OfFile(output) ?? throw new UsageException($"{UnknownEnding(output)} Give --to.");
    }

    /// <summary>The format of a file to be written, by its ending; null if there is none.</summary>
    public static ScriptFormat? OfFile(string path) => ScriptFormat.OfFile(path) is { CanWrite: true } format ? format : null;

    /// <summary>What is wrong with a file's name where <see cref="OfFile"/> finds no format.</summary>
    public static string UnknownEnding(string path) =>
        $"The ending of {path} is none of "
        + $"{string.Join(' ', ScriptFormat.All.Where(format => format.CanWrite).SelectMany(format => format.Extensions))}.";

    /// <summary>Refuses, before anything is read, what could not be written in the end.</summary>
    public static void Check(ScriptFormat format, string? output, bool force, params IEnumerable<string> sources)
    {
        if (output is not null)
            Destination.Check(output, force, sources);
        else if (format.Name is "docx" or "pdf" && !Console.IsOutputRedirected)
            throw new UsageException($"A terminal does not show {format.Name}. Give --out a file.");
    }

    public static void Write(byte[] script, string? output)
    {
        if (output is null)
        {
            using var console = Console.OpenStandardOutput();
            console.Write(script);
            return;
        }
        ScriptFormat.Save(output, script);
        Console.WriteLine($"Saved {output}.");
    }

    /// <summary>The title of a script that has none: the name of its file.</summary>
    public static string TitleOf(string path) =>
        Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path)) is var name
        && (name is "" or "-" or "." or ".." || name.AsSpan().ContainsAny('*', '?'))
            ? "Untitled"
            : name;
}
