namespace Tunewright;

/// <summary>
/// Keeps the content of artifacts by their id, as <see cref="FileSystemArtifactStore"/> does in a folder. Safe for several threads.
/// </summary>
public interface IArtifactStore
{
    /// <summary>Opens the content for reading.</summary>
    /// <exception cref="FileNotFoundException">There is no artifact of that id.</exception>
    Stream OpenRead(string id);

    /// <summary>Stores content, as a whole or not at all.</summary>
    void Write(string id, Stream content);

    /// <summary>Removes the content.</summary>
    /// <exception cref="FileNotFoundException">There is no artifact of that id.</exception>
    void Remove(string id);
}
