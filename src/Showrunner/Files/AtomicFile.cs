namespace Showrunner;

/// <summary>Replaces a file as a whole: a reader sees the old content or the new, whatever fails in between.</summary>
internal static class AtomicFile
{
    /// <exception cref="ShowrunnerException">The file cannot be written; the old one, if any, is untouched.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        // Always the same name, so that a process killed while writing leaves one file, which the next one replaces.
        var temporary = path + ".tmp";
        var created = false;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                created = true;
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception)
        {
            if (created)
                TryDelete(temporary);
            if (exception.IsFileError)
            {
                throw new ShowrunnerException(
                    $"{path} cannot be written. {exception.WhyNotWritten(path)}"
                        + (File.Exists(path) ? " What was there before is unchanged." : ""),
                    exception
                );
            }

            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception.IsFileError) { }
    }
}
