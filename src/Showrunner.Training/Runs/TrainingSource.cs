namespace Showrunner.Training;

/// <summary>Where training text comes from: what the user named, and how a checkpoint remembers it.</summary>
public static class TrainingSource
{
    /// <summary>The sample show that comes with Showrunner.</summary>
    public static CorpusSource SampleShow { get; } = new([], []);

    /// <summary>Reads the training text and the validation text.</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="read">Makes a corpus of files, folders and globs, of at least one; it knows how to read the source's format.</param>
    /// <param name="fingerprint">The <see cref="Corpus.Fingerprint"/> of a model's training text, where one was made of it.</param>
    /// <exception cref="ShowrunnerException">What <paramref name="read"/> throws, or there are too few lines to hold some out.</exception>
    public static (Corpus Training, Corpus Validation) Load(
        CorpusSource source,
        Func<IReadOnlyList<string>, Corpus> read,
        string? fingerprint = null
    )
    {
        var training = source.Training.Count > 0 ? read(source.Training) : Showrunner.SampleShow.Corpus;
        return source.Validation.Count > 0 ? (training, read(source.Validation)) : training.HoldOut(fingerprint);
    }

    /// <summary>The file name that a model of these scripts has by default: <c>jerry.show</c> for <c>scripts/jerry.txt</c>.</summary>
    public static string DefaultModel(CorpusSource source)
    {
        var first = source.Training.Count > 0 ? Path.TrimEndingDirectorySeparator(source.Training[0]) : "the-other-side";
        var name = Directory.Exists(first) ? Path.GetFileName(Path.GetFullPath(first)) : Path.GetFileNameWithoutExtension(first);
        return (name is "" or "-" || name.AsSpan().ContainsAny('*', '?') ? "scripts" : name) + ".show";
    }

    /// <summary>The source as a checkpoint stores it: relative to the checkpoint's folder, so that both can move together.</summary>
    public static CorpusSource RelativeTo(string checkpoint, CorpusSource source)
    {
        var folder = FolderOf(checkpoint);
        return Mapped(source, path => Path.GetRelativePath(folder, path));
    }

    /// <summary>The source that a checkpoint remembers, relative to the current folder; null if it remembers none.</summary>
    /// <exception cref="ShowrunnerException">The file is no checkpoint.</exception>
    public static CorpusSource? Of(string checkpoint)
    {
        if (CheckpointManifest.Read(checkpoint).Source is not { } source)
            return null;
        var folder = FolderOf(checkpoint);
        return Mapped(source, path => Path.GetRelativePath(Environment.CurrentDirectory, Path.Join(folder, path)));
    }

    private static CorpusSource Mapped(CorpusSource source, Func<string, string> map) =>
        source with
        {
            Training = [.. source.Training.Select(map)],
            Validation = [.. source.Validation.Select(map)],
            Mixed = [.. source.Mixed.Select(map)],
        };

    private static string FolderOf(string checkpoint) => Path.GetDirectoryName(Path.GetFullPath(checkpoint))!;
}
