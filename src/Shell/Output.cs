using System.Text;

namespace Shell;

/// <summary>
/// The two streams of the process, guarded: what cannot be written is said once, by name, and ends no run that is worth more than its
/// output.
/// </summary>
internal static class Output
{
    private static readonly GuardedStream Results = new("Standard output", Console.OpenStandardOutput, Fail);
    private static readonly GuardedStream Errors = new("Standard error", Console.OpenStandardError, _ => { });

    private static Action<string>? _tell;

    /// <summary>Standard output for bytes.</summary>
    public static Stream Bytes => Results;

    /// <summary>Guards <see cref="Console.Out"/> and <see cref="Console.Error"/>, before anything is written.</summary>
    public static void Guard()
    {
        Console.SetOut(Writer(Results, Console.IsOutputRedirected));
        Console.SetError(Writer(Errors, Console.IsErrorRedirected));
    }

    /// <summary>From now on the command goes on where its output cannot be written: a training, a search, a server.</summary>
    /// <param name="tell">Tells the user so.</param>
    public static void GoOnWithout(Action<string> tell) => _tell = tell;

    // A file is UTF-8 whatever the terminal is.
    private static StreamWriter Writer(Stream stream, bool isFile) =>
        new(stream, isFile ? new UTF8Encoding(false) : Console.OutputEncoding) { AutoFlush = true };

    private static void Fail(IOException exception)
    {
        if (_tell is not { } tell)
            throw exception;
        tell($"{exception.Message} The work goes on without it.");
    }
}
