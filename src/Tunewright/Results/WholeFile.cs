namespace Tunewright;

/// <summary>Replaces a file as a whole: a reader sees the old text or the new, whatever fails in between.</summary>
internal static class WholeFile
{
    /// <exception cref="IOException">The file cannot be written; the old one, if any, is untouched.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var text = new StreamWriter(temporary))
                write(text);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
