namespace Showrunner.Cli;

/// <summary>Where training text comes from: what the user named, and how a checkpoint remembers it.</summary>
internal static class TrainingSource
{
    public static readonly CorpusSource SampleShow = new([], []);

    /// <summary>What is learnt and what the model is judged by.</summary>
    public static (Corpus Training, Corpus Validation) Load(CorpusSource source)
    {
        var training = source.Training.Count > 0 ? Scripts.Load(source.Training) : Showrunner.SampleShow.Corpus;
        return source.Validation.Count > 0 ? (training, Scripts.Load(source.Validation)) : training.Split();
    }

    /// <summary><c>jerry.show</c> for <c>scripts/jerry.txt</c>, in the current folder.</summary>
    public static string DefaultModel(CorpusSource source)
    {
        var first = source.Training.Count > 0 ? Path.TrimEndingDirectorySeparator(source.Training[0]) : "the-other-side";
        var name = Directory.Exists(first) ? Path.GetFileName(Path.GetFullPath(first)) : Path.GetFileNameWithoutExtension(first);
        return (name.Length == 0 || name.AsSpan().ContainsAny('*', '?') ? "scripts" : name) + ".show";
    }

    /// <summary>The source as a checkpoint keeps it: relative to its own folder, so that both can move together.</summary>
    public static CorpusSource RelativeTo(string checkpoint, CorpusSource source)
    {
        var folder = Folder(checkpoint);
        return new([.. source.Training.Select(Relative)], [.. source.Validation.Select(Relative)]);

        string Relative(string path) => Path.GetRelativePath(folder, path);
    }

    /// <summary>The source that <paramref name="checkpoint"/> remembers.</summary>
    public static CorpusSource Of(string checkpoint)
    {
        var source =
            Checkpoint.Load(checkpoint).Manifest.Source
            ?? throw new UsageException(
                $"{checkpoint} does not say what it was trained on. Name the scripts too: showrunner train FILE … --resume {checkpoint}"
            );
        var folder = Folder(checkpoint);
        return new([.. source.Training.Select(Absolute)], [.. source.Validation.Select(Absolute)]);

        string Absolute(string path) => Path.GetRelativePath(Environment.CurrentDirectory, Path.Join(folder, path));
    }

    private static string Folder(string checkpoint) => Path.GetDirectoryName(Path.GetFullPath(checkpoint))!;
}
