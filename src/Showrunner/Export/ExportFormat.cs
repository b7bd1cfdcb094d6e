namespace Showrunner;

/// <summary>A format that other programs read.</summary>
public abstract class ExportFormat
{
    private protected ExportFormat(string name, string[] fileEndings) => (Name, FileEndings) = (name, fileEndings);

    /// <summary>What users call it.</summary>
    public string Name { get; }

    /// <summary>The endings of its files, such as <c>.html</c>, the usual one first.</summary>
    public IReadOnlyList<string> FileEndings { get; }

    /// <summary>Whether the ending of <paramref name="path"/> is one of this format, in upper or lower case.</summary>
    public bool IsOf(string path) => FileEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
