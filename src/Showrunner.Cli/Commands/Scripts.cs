namespace Showrunner.Cli;

internal static class Scripts
{
    /// <summary>Reads the scripts that the user named; what had to be mended is said on standard error.</summary>
    public static Corpus Load(IEnumerable<string> paths)
    {
        var corpus = Corpus.Load(paths);
        foreach (var notice in corpus.Notices)
            Screen.Notice(notice);
        return corpus;
    }
}
