namespace Showrunner.Cli;

/// <summary>What of a session is on disk.</summary>
/// <param name="opened">The text that the session opened with.</param>
internal sealed class SessionFiles(string opened)
{
    private readonly HashSet<string> _saved = ["", opened];
    private readonly HashSet<string> _own = []; // files that this session made, which it may replace

    /// <summary>The branches whose text is in no file.</summary>
    public string[] Unsaved(SessionBranches branches) =>
        [.. branches.All.Where(branch => !_saved.Contains(branch.Value.Text)).Select(branch => branch.Key)];

    /// <summary>Saves a text in the format that the file's ending says.</summary>
    /// <exception cref="ShowrunnerException">There is no name or no line, the file is there already, or it cannot be written.</exception>
    public void Save(string path, string text, bool replace)
    {
        if (path.Length == 0)
            throw new ShowrunnerException("save takes the file's name: save scene.txt, or .fountain, .fdx, .html, .json.");
        if (text.Length == 0)
            throw new ShowrunnerException("No line stands yet that could be saved. Enter takes the one on offer.");
        if (!replace && File.Exists(path) && !_own.Contains(path))
            throw new ShowrunnerException($"{path} is there already. replace {path} puts this script in its place.");
        ScriptExport.Save(path, new Script(path, text), ScriptFormat.Of(path), Path.GetFileNameWithoutExtension(path));
        _own.Add(path);
        _saved.Add(text);
        Console.WriteLine($"Saved {path}.");
    }

    /// <summary>Saves what is unsaved in new files of this folder, or prints it where that cannot be.</summary>
    public void Rescue(SessionBranches branches)
    {
        if (!Console.IsInputRedirected)
            Console.WriteLine(); // after the prompt
        foreach (var name in Unsaved(branches))
        {
            var text = branches.All[name].Text;
            if (_saved.Contains(text))
                continue; // of another branch that is the same
            var path = Enumerable
                .Range(1, int.MaxValue)
                .Select(i => i == 1 ? "unsaved.txt" : $"unsaved-{i}.txt")
                .First(free => !File.Exists(free));
            try
            {
                Save(path, text, replace: false);
            }
            catch (ShowrunnerException error)
            {
                Screen.Notice($"{error.Message} Branch {name} is printed instead.");
                Console.Write(text);
            }
        }
    }
}
