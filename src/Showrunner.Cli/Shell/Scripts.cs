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

    public static (Corpus Training, Corpus Validation) Load(CorpusSource source)
    {
        var (training, validation) = TrainingSource.Load(source);
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
