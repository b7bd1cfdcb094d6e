namespace Showrunner;

/// <summary>Writes scripts in formats that other programs read.</summary>
public static class ScriptExport
{
    /// <summary>Writes to a file, as a whole.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public static void Save(string path, Script script, ScriptFormat format, string title) =>
        AtomicFile.Write(path, file => Write(file, script, format, title));

    /// <summary>
    /// Writes <paramref name="script"/> in UTF-8 without a byte order mark. Speakers and what they say stay as they are; white space
    /// becomes single spaces.
    /// </summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="script">The lines.</param>
    /// <param name="format">The format.</param>
    /// <param name="title">What the title page says; text has none.</param>
    public static void Write(Stream output, Script script, ScriptFormat format, string title) =>
        format.Write(output, script, ScreenplayElement.OneLine(title));
}
