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
    /// <param name="show">The show.</param>
    /// <param name="script">What it is called, and how it is to be read.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ShowrunnerException">It cannot be read as a script.</exception>
    public static async Task Add(ShowFolder show, ScriptRecord script, Stream content, CancellationToken cancellationToken)
    {
        var part = Path.Join(show.Path, $".{Guid.NewGuid():N}.part");
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            Check(script, await File.ReadAllBytesAsync(part, cancellationToken));
            Directory.CreateDirectory(show.Scripts);
            show.Update(current =>
            {
                var file = FileName.Free(script.File, file => File.Exists(Path.Join(show.Scripts, file)));
                File.Move(part, Path.Join(show.Scripts, file));
                return current with { Scripts = [.. current.Scripts, script with { File = file }] };
            });
        }
        finally
        {
            File.Delete(part);
        }
    }

    // A table whose columns have names that nobody knows is kept, so that a person can say which is which.
    private static void Check(ScriptRecord script, byte[] bytes)
    {
        try
        {
            ScriptFormat.Read(script.File, bytes, new() { Format = script.Format });
        }
        catch (ShowrunnerException exception) when (NamelessTable.IsMeant(exception)) { }
    }
}
