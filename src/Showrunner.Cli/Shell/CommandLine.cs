using System.CommandLine;
using System.CommandLine.Invocation;

namespace Showrunner.Cli;

/// <summary>The boundary between commands and the shell: exit codes, one-line errors, and interruption.</summary>
internal static class CommandLine
{
    public const int Failure = 1,
        Usage = 2,
        Interrupted = 130;

    private const string TraceVariable = "SHOWRUNNER_TRACE";

    /// <summary>Runs the command that <paramref name="arguments"/> name. No exception passes this method.</summary>
    public static async Task<int> Run(RootCommand root, string[] arguments)
    {
        Output.Guard();
        Input.Guard();
        Help.Teach(root);
        var parsed = root.Parse(arguments);
        var asksForHelp = parsed.Action is not ParseErrorAction && parsed.Action != parsed.CommandResult.Command.Action; // or the version
        if (!asksForHelp && ParseErrors.In(parsed) is { } reason)
            return Fail(Usage, $"{reason} See '{Help.CommandFor(parsed)}'.");

        using var interruption = new Interruption();
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (UsageException error)
        {
            return Fail(Usage, error.Message);
        }
        catch (Exception error) when (error is ShowrunnerException or IOException or UnauthorizedAccessException)
        {
            return Fail(Failure, error.Message, error);
        }
        catch (Exception error)
        {
            return Fail(
                Failure,
                $"Unexpected {error.GetType().Name}: {error.Message} Run it again with {TraceVariable}=1 to see where.",
                error
            );
        }
    }

    private static int Fail(int code, string message, Exception? error = null)
    {
        Console.Error.WriteLine($"showrunner: {message.ReplaceLineEndings(" ")}");
        if (error is not null && Environment.GetEnvironmentVariable(TraceVariable) is "1")
            Console.Error.WriteLine(error);
        return code;
    }
}
