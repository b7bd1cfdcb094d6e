using System.Text;

namespace Showrunner.Cli;

/// <summary>
/// The two streams of the process, guarded: what cannot be written is said once, by name, and ends no run that is worth more than its
/// output.
/// </summary>
internal static class Output
{
    private static readonly GuardedStream Results = new("Standard output", Console.OpenStandardOutput, Fail);
    private static readonly GuardedStream Errors = new("Standard error", Console.OpenStandardError, _ => { });

    private static bool _goesOn;

    /// <summary>Standard output for bytes.</summary>
    public static Stream Bytes => Results;

    /// <summary>Guards <see cref="Console.Out"/> and <see cref="Console.Error"/>, before anything is written.</summary>
    public static void Guard()
    {
        Console.SetOut(Writer(Results, Console.IsOutputRedirected));
        Console.SetError(Writer(Errors, Console.IsErrorRedirected));
    }

    /// <summary>From now on the command goes on where its output cannot be written: a training, a search, a server.</summary>
    public static void GoOnWithout() => _goesOn = true;

    // A file is UTF-8 whatever the terminal is.
    private static StreamWriter Writer(Stream stream, bool isFile) =>
        new(stream, isFile ? new UTF8Encoding(false) : Console.OutputEncoding) { AutoFlush = true };

    private static void Fail(IOException exception)
    {
        if (!_goesOn)
            throw exception;
        Screen.Notice($"{exception.Message} The work goes on without it.");
    }
}
