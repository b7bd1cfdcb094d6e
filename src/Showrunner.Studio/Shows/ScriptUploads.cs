using Showrunner.Formats;

namespace Showrunner.Studio;

/// <summary>
/// Takes in scripts: first to a file of its own, then, if it can be read, to its place. What is refused leaves nothing behind.
/// </summary>
internal static class ScriptUploads
{
    /// <summary>The most bytes of a script: 100 MB.</summary>
    public const int MaxBytes = 100 * 1024 * 1024;

    /// <summary>Adds a script to a show, unchanged.</summary>
    /// <exception cref="ShowrunnerException">It cannot be read as a script.</exception>
    public static async Task Add(ShowFolder show, string name, Stream content, CancellationToken cancellationToken)
    {
        name = FileName.Of(name);
        var part = Path.Join(show.Path, $".{Guid.NewGuid():N}.part");
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            var record = Understand(name, await File.ReadAllBytesAsync(part, cancellationToken));
            Directory.CreateDirectory(show.Scripts);
            show.Update(current =>
            {
                record = record with { File = FileName.Free(name, file => File.Exists(Path.Join(show.Scripts, file))) };
                File.Move(part, Path.Join(show.Scripts, record.File));
                return current with { Scripts = [.. current.Scripts, record] };
            });
        }
        finally
        {
            File.Delete(part);
        }
    }

    // A table whose columns have names that nobody knows is kept, so that a person can say which is which.
    private static ScriptRecord Understand(string name, byte[] bytes)
    {
        var record = new ScriptRecord { File = name };
        try
        {
            ScriptFormat.Read(name, bytes);
            return record;
        }
        catch (ShowrunnerException exception) when (exception.Message.Contains("--columns words=", StringComparison.Ordinal))
        {
            return record;
        }
    }
}
