using Microsoft.Extensions.Logging;

namespace Showrunner.Cli;

/// <summary>Prints what a server logs on standard error.</summary>
internal sealed class ErrorLog : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            Console.Error.WriteLine($"showrunner: {formatter(state, exception)} {exception}".ReplaceLineEndings(" "));
    }
}
