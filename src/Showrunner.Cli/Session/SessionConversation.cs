namespace Showrunner.Cli;

/// <summary>
/// <c>write --interactive</c>: reads one command a line, from a terminal or a pipe, and answers on standard output. However it ends,
/// every line that was taken is saved, or printed.
/// </summary>
internal sealed class SessionConversation(WritingSession session, ScriptWriter writer, WritingArguments controls)
{
    private static readonly HashSet<string> Known =
    [
        "r",
        "alt",
        "redo",
        "undo",
        "branch",
        "show",
        "save",
        "replace",
        "reset",
        "help",
        "quit",
        "q",
        "exit",
    ];

    private readonly SessionFiles _files = new(session.Text);
    private readonly WritingOptions _first = session.Options;
    private SessionBranches _branches = new(session);
    private bool _warned;

    /// <summary>Answers until the user leaves, and gives the exit code.</summary>
    public int Run(CancellationToken stop)
    {
        try
        {
            Console.WriteLine("Enter takes the line, r writes another, alt shows three. Type help for the other commands.");
            foreach (var (line, i) in _branches.Session.Lines.Select((line, i) => (line, i + 1)))
                SessionView.Show(i, line);
            Show(new SessionBranches(_branches.Session.Offer(1, stop)));
            while (ReadLine(stop) is { } line)
            {
                if (!Answer(string.Concat(line.Where(c => !char.IsControl(c))).Trim(), stop))
                    return 0;
            }

            _files.Rescue(_branches);
            return 0;
        }
        catch (OperationCanceledException)
        {
            _files.Rescue(_branches);
            throw;
        }
    }

    private static string? ReadLine(CancellationToken stop)
    {
        if (!Console.IsInputRedirected)
            Console.Write("> ");
        return InputLine.Read(stop);
    }

    /// <summary>Runs a command; false if it is to leave.</summary>
    private bool Answer(string line, CancellationToken stop)
    {
        var (command, rest) = line.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, var other] ? (first, other) : (line, "");
        try
        {
            command = command.ToLowerInvariant() is var small && Known.Contains(small) ? small : command;
            if (command is "quit" or "q" or "exit")
                return !CanLeave();
            _warned = false;
            Do(command, rest, line, stop);
        }
        catch (ShowrunnerException exception)
        {
            Console.WriteLine(exception.Message.ReplaceLineEndings(" "));
        }
        return true;
    }

    private void Do(string command, string rest, string line, CancellationToken stop)
    {
        var now = _branches.Session;
        switch (command)
        {
            case "":
                Step(now.Accept().Offer(1, stop));
                break;
            case "r" when rest.Length == 0:
                Step(Others(now, 1, stop));
                break;
            case "alt" when rest.Length == 0:
                Step(Others(now, 3, stop));
                break;
            case "redo":
                Step(now.Redo(Number(rest)).Offer(1, stop));
                break;
            case "undo":
                Show(_branches.Undo());
                break;
            case "branch" when rest.Length > 0:
                Show(_branches.Switch(rest));
                break;
            case "branch":
                SessionView.Show(_branches);
                break;
            case "show":
                SessionView.Show(now);
                break;
            case "save":
                _files.Save(rest, now.Text, replace: false);
                break;
            case "replace":
                _files.Save(rest, now.Text, replace: true);
                break;
            case "reset":
                Control(_first, stop);
                break;
            case "help":
                Console.WriteLine(SessionView.Help);
                break;
            case var _ when rest.Length == 0 && int.TryParse(command, out var number):
                Step(now.Accept(Picked(number)).Offer(1, stop));
                break;
            case ['-', '-', ..]:
                Control(SessionOptions.Parse(line, now.Options, controls), stop);
                break;
            default:
                ByHand(line, stop);
                break;
        }
    }

    private static WritingSession Others(WritingSession now, int count, CancellationToken stop)
    {
        if (Chance.WhyNot(now.Options) is not { } reason)
            return now.Offer(count, stop);
        Console.WriteLine(reason);
        return now.Offer(1, stop);
    }

    private void ByHand(string line, CancellationToken stop)
    {
        var (said, now) = (Utterance.Parse(line), _branches.Session);
        if (said.Speaker is null && said.Setting is null)
        {
            throw new ShowrunnerException(
                $"\"{line}\" is no command (type help for a list) and no line, such as "
                    + $"\"{(writer.Cast is [var anyone, ..] ? anyone.Name : "jerry")}: hello\"."
            );
        }

        if (said.Setting?.Length == 0 || (line.StartsWith('[') && !line.EndsWith(']')))
            throw new ShowrunnerException("A setting says where the scene is, in brackets: [setting: the harbour].");
        if (said.Text.Count(c => c == '(') != said.Text.Count(c => c == ')'))
            throw new ShowrunnerException($"A parenthesis in \"{line}\" is not closed, or not opened. A direction is (in parentheses).");
        SceneOutput.NoteRemarks(writer, line);
        Step((said.Text.Length == 0 ? now.Begin(line) : now.Put(line)).Offer(1, stop));
    }

    private void Control(WritingOptions options, CancellationToken stop) => Step(_branches.Session.Control(options).Offer(1, stop));

    private void Step(WritingSession session) => Show(_branches.Then(session));

    private void Show(SessionBranches branches)
    {
        if (branches.Name != _branches.Name)
            Console.WriteLine($"On branch {branches.Name}, {branches.Session.Lines.Count} lines.");
        _branches = branches;
        SessionView.Offer(branches.Session);
    }

    private int Picked(int number) =>
        number >= 1 && number <= _branches.Session.Offers.Count
            ? number - 1
            : throw new ShowrunnerException($"There is no version {number} on offer. alt shows three.");

    private static int Number(string text) =>
        int.TryParse(text, out var number)
            ? number
            : throw new ShowrunnerException($"redo takes the number of a line, not \"{text}\". show lists the lines.");

    private bool CanLeave()
    {
        if (_warned || _files.Unsaved(_branches) is not [.. var names, var last])
            return true;
        Console.WriteLine(
            $"Not saved: branch {string.Join(", ", [.. names, last])}. save FILE saves the current branch; "
                + "quit again leaves without saving."
        );
        _warned = true;
        return false;
    }
}
