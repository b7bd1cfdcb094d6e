using System.CommandLine;
using System.CommandLine.Invocation;

namespace Shell;

/// <summary>The boundary between commands and the shell: exit codes, one-line errors, and interruption.</summary>
internal static class CommandLine
{
    public const int Failure = 1,
        Usage = 2,
        Interrupted = 130;

    /// <summary>Runs the command that <paramref name="arguments"/> name. No exception passes this method.</summary>
    /// <param name="root">The tool; its <c>HelpName</c> is what the user types.</param>
    /// <param name="arguments">What the user typed after it.</param>
    /// <param name="isExpected">Whether the message of an exception says enough; those of files always do.</param>
    public static async Task<int> Run(RootCommand root, string[] arguments, Predicate<Exception> isExpected)
    {
        var tool = root.HelpName!;
        var traceVariable = $"{tool.ToUpperInvariant()}_TRACE";
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
        catch (Exception error) when (error is IOException or UnauthorizedAccessException || isExpected(error))
        {
            return Fail(Failure, error.Message, error);
        }
        catch (Exception error)
        {
            return Fail(
                Failure,
                $"Unexpected {error.GetType().Name}: {error.Message} Run it again with {traceVariable}=1 to see where.",
                error
            );
        }

        int Fail(int code, string message, Exception? error = null)
        {
            Console.Error.WriteLine($"{tool}: {message.ReplaceLineEndings(" ")}");
            if (error is not null && Environment.GetEnvironmentVariable(traceVariable) is "1")
                Console.Error.WriteLine(error);
            return code;
        }
    }
}
