namespace Tunewright;

/// <summary>Artifacts as files of one folder, named by their id: Optuna's <c>FileSystemArtifactStore</c>.</summary>
public sealed class FileSystemArtifactStore : IArtifactStore
{
    /// <summary>Opens a folder.</summary>
    /// <param name="path">The folder; it is created by the first upload. Workers on several machines need a shared one.</param>
    public FileSystemArtifactStore(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = System.IO.Path.GetFullPath(path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public Stream OpenRead(string id) => File.OpenRead(Existing(id));

    /// <inheritdoc/>
    public void Write(string id, Stream content)
    {
        var file = FileOf(id);
        Directory.CreateDirectory(Path);
        var begun = $"{file}.{Guid.NewGuid()}.part";
        try
        {
            using (var written = new FileStream(begun, FileMode.CreateNew, FileAccess.Write))
                content.CopyTo(written);
            File.Move(begun, file, overwrite: true);
        }
        finally
        {
            File.Delete(begun);
        }
    }

    /// <inheritdoc/>
    public void Remove(string id) => File.Delete(Existing(id));

    private string Existing(string id) =>
        FileOf(id) is var file && File.Exists(file) ? file : throw new FileNotFoundException($"There is no artifact {id} in {Path}.", file);

    /// <summary>An id that others wrote leads to no other folder.</summary>
    private string FileOf(string id) =>
        id.Length > 0 && id is not ("." or "..") && System.IO.Path.GetFileName(id) == id
            ? System.IO.Path.Join(Path, id)
            : throw new ArgumentException($"'{id}' is no id of an artifact: it would be another folder's file.", nameof(id));
}
