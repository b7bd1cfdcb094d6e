namespace Showrunner.Cli;

/// <summary>Prints a session. In a terminal, names are bold.</summary>
internal static class SessionView
{
    public const string Help = """
        Enter            takes the line on offer
        r                writes another one instead
        alt              shows three; 1, 2 or 3 takes one
        name:            makes somebody speak next
        name: words      takes your own line; so does [setting: place]
        redo 4           writes line 4 anew
        undo             takes back the last step, whatever it was
        branch name      switches to another branch, which begins here if it is new; branch alone lists them
        --temperature 1  changes any option of write except --lines, --one-scene and --setting; reset undoes all changes
        show             shows the script so far
        save FILE        saves it as .txt, .fountain, .fdx, .docx, .pdf, .html, .json or .csv; replace FILE overwrites a file
        quit             leaves; so do q and exit
        """;

    private static readonly bool Bold = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Prints a line of the script.</summary>
    public static void Show(int number, string line) => Console.WriteLine($"{number, 4}  {Marked(line)}");

    /// <summary>Prints all lines of the script.</summary>
    public static void Show(WritingSession session)
    {
        for (var i = 0; i < session.Lines.Count; i++)
            Show(i + 1, session.Lines[i]);
        if (session.Lines.Count == 0)
            Console.WriteLine("No line stands yet.");
    }

    /// <summary>Prints all branches, each with its number of lines.</summary>
    public static void Show(SessionBranches branches)
    {
        foreach (var (name, session) in branches.All)
            Console.WriteLine($"{(name == branches.Name ? '*' : ' ')} {name}, {session.Lines.Count} lines");
    }

    /// <summary>Prints what is on offer.</summary>
    public static void Offer(WritingSession session)
    {
        for (var i = 0; i < session.Offers.Count; i++)
        {
            // The line's number and the version's, apart: "   2?  ..." or "   2?  version 1  ...".
            var which = session.Offers.Count == 1 ? "" : $" version {i + 1} ";
            var lines = session.Offers[i].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            for (var j = 0; j < lines.Length; j++)
                Console.WriteLine($"{(j > 0 ? $"{session.Line + j, 4} " : $"{session.Line, 4}?")}{which} {Marked(lines[j])}");
        }
    }

    private static string Marked(string line) =>
        Bold && Utterance.Parse(line).Speaker is { } speaker
            ? $"\e[1m{line[..(speaker.Length + 1)]}\e[0m{line[(speaker.Length + 1)..]}"
            : line;
}
