using Showrunner.Formats;

namespace Showrunner.Cli;

/// <summary>Which texts of a session are on disk.</summary>
/// <param name="opened">The text that the session began with.</param>
internal sealed class SessionFiles(string opened)
{
    private readonly HashSet<string> _saved = ["", opened];
    private readonly HashSet<string> _own = []; // files that this session made and can replace

    /// <summary>The branches whose text is not saved.</summary>
    public string[] Unsaved(SessionBranches branches) =>
        [.. branches.All.Where(branch => !_saved.Contains(branch.Value.Text)).Select(branch => branch.Key)];

    /// <summary>Saves a text in the format of the file's ending.</summary>
    /// <exception cref="ShowrunnerException">
    /// There is no name, no format of its ending or no line; the file exists, or it cannot be written.
    /// </exception>
    public void Save(string path, string text, bool replace)
    {
        path = path is ['"', .. var quoted, '"'] ? quoted : path;
        if (path.Length == 0)
            throw new ShowrunnerException("save takes the file's name, such as save scene.txt; or .fountain, .fdx, .docx, .pdf, .html.");
        var format = ScriptOutput.OfFile(path) ?? throw new ShowrunnerException(ScriptOutput.UnknownEnding(path));
        if (text.Length == 0)
            throw new ShowrunnerException("No line stands yet, so there is nothing to save. Enter takes the one on offer.");
        if (!replace && File.Exists(path) && !_own.Contains(path))
            throw new ShowrunnerException($"{path} is there already. To overwrite it, type replace {path}.");
        ScriptFormat.Save(path, format.Write(new Script(path, text), ScriptOutput.TitleOf(path)));
        _own.Add(path);
        _saved.Add(text);
        Console.WriteLine($"Saved {path}.");
    }

    /// <summary>Saves what is unsaved in new files in this folder, or prints it if that fails.</summary>
    public void Rescue(SessionBranches branches)
    {
        if (!Console.IsInputRedirected)
            Console.WriteLine(); // after the prompt
        foreach (var name in Unsaved(branches))
        {
            var text = branches.All[name].Text;
            if (_saved.Contains(text))
                continue; // saved for another branch with the same text
            var path = Enumerable
                .Range(1, int.MaxValue)
                .Select(i => i == 1 ? "unsaved.txt" : $"unsaved-{i}.txt")
                .First(free => !File.Exists(free));
            try
            {
                Save(path, text, replace: false);
            }
            catch (ShowrunnerException exception)
            {
                Screen.Notice($"{exception.Message} Branch {name} is printed instead.");
                Console.Write(text);
            }
        }
    }
}
