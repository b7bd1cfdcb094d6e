namespace Showrunner.Studio;

/// <summary>Names of scripts, which keep the names that people gave them where no folder or system minds.</summary>
internal static class FileName
{
    private const int MaxLength = 120;

    /// <summary>Whether a name is a script's own: it leads nowhere else.</summary>
    public static bool IsValid(string name) => name.Length > 0 && name == Clean(name);

    /// <summary>The nearest name that a file can have.</summary>
    /// <exception cref="Tunewright.Dashboard.ApiException">It names a folder, too, or nothing is left of it.</exception>
    public static string Of(string name)
    {
        if (name.AsSpan().ContainsAny('/', '\\', '\0'))
            throw Tunewright.Dashboard.ApiException.Bad($"\"{name.Replace('\0', ' ')}\" names a folder, too. Give the file's name alone.");
        return Clean(name) is { Length: > 0 } clean
            ? clean
            : throw Tunewright.Dashboard.ApiException.Bad(
                "The file has no name. Give one with the ending of its format, such as lines.csv."
            );
    }

    /// <summary>The name, or with a number the first that is free.</summary>
    public static string Free(string name, Predicate<string> isTaken)
    {
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? name : $"{stem} {i}{ending}").First(one => !isTaken(one));
    }

    // Hidden files, characters of globs and those that Windows forbids.
    private static string Clean(string name)
    {
        var clean = string.Concat(
            name.Select(c => char.IsControl(c) || c is '/' or '\\' or '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '-' : c)
        );
        clean = clean.Trim().TrimStart('.').TrimEnd('.', ' ');
        return clean.Length <= MaxLength
            ? clean
            : clean[..(MaxLength - 12)] + Path.GetExtension(clean)[..Math.Min(12, Path.GetExtension(clean).Length)];
    }
}
