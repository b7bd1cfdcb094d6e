using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>The scripts that the user named. What was repaired in reading is said on standard error.</summary>
internal static class Scripts
{
    public static Corpus Load(IEnumerable<string> paths)
    {
        var corpus = Corpus.Load(paths);
        Tell(corpus);
        return corpus;
    }

    /// <param name="source">Where they are.</param>
    /// <param name="fingerprint">The fingerprint of a model's training text, where one was made of them.</param>
    public static (Corpus Training, Corpus Validation) Load(CorpusSource source, string? fingerprint = null)
    {
        var (training, validation) = TrainingSource.Load(source, fingerprint);
        Tell(training);
        if (source.Validation.Count > 0)
            Tell(validation);
        return (training, validation);
    }

    private static void Tell(Corpus corpus)
    {
        foreach (var notice in corpus.Notices)
            Screen.Notice(notice);
    }
}
