using Microsoft.Extensions.Logging;

namespace Showrunner.Cli;

/// <summary>Prints what a server logs on standard error.</summary>
internal sealed class ErrorLog : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            Console.Error.WriteLine(
                $"{(logLevel == LogLevel.Warning ? "note" : "showrunner")}: {formatter(state, exception)} {exception}"
                    .ReplaceLineEndings(" ")
                    .TrimEnd()
            );
        }
    }
}
