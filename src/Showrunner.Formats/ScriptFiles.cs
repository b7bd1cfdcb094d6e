namespace Showrunner.Formats;

/// <summary>Scripts in files of any readable format: what every command reads.</summary>
public sealed class ScriptFiles
{
    /// <summary>The path that stands for standard input: <c>-</c>.</summary>
    public const string StandardInput = "-";

    private ScriptFiles(IReadOnlyList<ScriptFile> files, IReadOnlyList<string> leftOut) => (Files, LeftOut) = (files, leftOut);

    /// <summary>Scripts that were read one by one, each in its own way.</summary>
    public static ScriptFiles Of(IEnumerable<ScriptFile> files) => new([.. files], []);

    /// <summary>The scripts, in order.</summary>
    public IReadOnlyList<ScriptFile> Files { get; }

    /// <summary>The files of folders that were left out, and why: sentences for the user.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>How the files were read: a sentence for each kind of file.</summary>
    public IReadOnlyList<string> Explanations =>
        [.. ReadingExplanation.Together(Files.Select(file => file.Reading.Explanation)).Select(explanation => $"{explanation}")];

    /// <summary>All scripts as one; a scene ends with its script.</summary>
    public ScriptDocument Document => ScriptDocument.Join(Files.Select(file => file.Reading.Document));

    /// <summary>Reads scripts.</summary>
    /// <param name="paths">
    /// Files; folders, for every file below them that has the ending of a format; globs with <c>*</c>, <c>?</c> and <c>**</c>; and
    /// <see cref="StandardInput"/>.
    /// </param>
    /// <param name="options">What a person says about the files; null guesses everything.</param>
    /// <param name="standardInput">What <see cref="StandardInput"/> stands for; left open.</param>
    /// <exception cref="ShowrunnerException">
    /// A file that was named is missing or cannot be read as a script, or a folder has none that can.
    /// </exception>
    public static ScriptFiles Read(IEnumerable<string> paths, ReadingOptions? options = null, Stream? standardInput = null)
    {
        options ??= new();
        var (files, leftOut) = (new List<ScriptFile>(), new LeftOutFiles());
        foreach (var path in paths)
        {
            if (path == StandardInput && standardInput is not null)
                files.Add(Read("standard input", Bytes(standardInput), options));
            else
                files.AddRange(Find(path, options, leftOut));
        }
        files = [.. files.DistinctBy(file => Path.GetFullPath(file.Name))];
        if (options.Columns.Count > 0 && !files.Any(file => file.Reading.Format.ToLowerInvariant() is "csv" or "json"))
        {
            throw new ShowrunnerException(
                $"{files[0].Name} was read as {files[0].Reading.Format}, which has no columns. "
                    + "Leave them out, or name the format of a table."
            );
        }

        return new(files, leftOut.Sentences);
    }

    /// <summary>The text that a model learns, and what was mended or guessed.</summary>
    /// <exception cref="ShowrunnerException">There are fewer than two words in total.</exception>
    public Corpus ToCorpus() =>
        Corpus.Of(
            [.. Files.Select(file => new Script(file.Name, SourceText.Clean(file.Reading.Text, file.Name, [])))],
            [.. LeftOut, .. Files.SelectMany(file => file.Reading.Notices)]
        );

    private static List<ScriptFile> Find(string path, ReadingOptions options, LeftOutFiles leftOut)
    {
        var files = new List<ScriptFile>();
        string? reason = null;
        foreach (var (file, inFolder) in SourceFiles.Find([path], "*"))
        {
            if (inFolder && options.Format is null && ScriptFormat.OfFile(file) is null)
            {
                leftOut.Ending(file);
                continue;
            }
            try
            {
                files.Add(Read(file, SourceFiles.Bytes(file), options));
            }
            catch (ShowrunnerException exception) when (inFolder)
            {
                leftOut.Unreadable(reason = exception.Message);
            }
        }
        return files.Count > 0
            ? files
            : throw new ShowrunnerException(
                reason ?? $"The folder {path} has no file with a script's ending in it. Name files, or a glob such as \"{path}/*.log\"."
            );
    }

    private static ScriptFile Read(string name, byte[] bytes, ReadingOptions options) => new(name, ScriptFormat.Read(name, bytes, options));

    private static byte[] Bytes(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
