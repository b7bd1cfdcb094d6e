using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Tunewright.Cli;

/// <summary>A program that runs for a trial. Disposing of it ends it, with all that it has started.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    /// <summary>How long output is awaited from something that outlives the program and holds its streams.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<RunningProgram, Process> Running = new();

    private readonly Process _process;
    private readonly TimeSpan _grace;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    // Also where the tool ends at once, at a second Ctrl-C.
    static RunningProgram() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var process in Running.Values)
                KillNow(process);
        };

    private RunningProgram(Process process, TimeSpan grace, TrialLog log)
    {
        (_process, _grace) = (process, grace);
        Running[this] = process;
        var output = Task.Run(() =>
            Read(
                process.StandardOutput,
                line =>
                {
                    log.Add(line);
                    _lines.Writer.TryWrite(line);
                }
            )
        );
        var errors = Task.Run(() => Read(process.StandardError, log.AddError));
        _ = Complete(Task.WhenAll(output, errors));
    }

    /// <summary>Its standard output, line by line, until it has ended and both streams were read.</summary>
    public IAsyncEnumerable<string> Lines(CancellationToken cancellation) => _lines.Reader.ReadAllAsync(cancellation);

    /// <summary>Its exit code, when <see cref="Lines"/> has come to its end.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables that it gets besides those of this process.</param>
    /// <param name="grace">How long it may take to end when asked to.</param>
    /// <param name="log">Receives all lines.</param>
    /// <exception cref="ToolException">It cannot be started.</exception>
    public static RunningProgram Start(
        IReadOnlyList<string> command,
        IEnumerable<KeyValuePair<string, string>> environment,
        TimeSpan grace,
        TrialLog log
    )
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new(process, grace, log);
        }
        catch (Win32Exception exception)
        {
            const int noExecutable = 8,
                permissionDenied = 13;
            var cure = exception.NativeErrorCode is noExecutable or permissionDenied
                ? $"Make it executable (chmod +x), or name what runs it: -- bash {command[0]}."
                : "Check its name and the current folder.";
            throw new ToolException($"'{command[0]}' cannot be started. {cure}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await ProcessTree.End(_process, _grace).ConfigureAwait(false);
        Running.TryRemove(this, out _);
        _process.Dispose();
    }

    private static void KillNow(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            return; // it has just ended by itself
        }
    }

    private async Task Complete(Task readers)
    {
        try
        {
            await _process.WaitForExitAsync().ConfigureAwait(false);
            await Task.WhenAny(readers, Task.Delay(Rest)).ConfigureAwait(false);
            if (readers.IsCompleted)
                await readers.ConfigureAwait(false);
            _lines.Writer.Complete();
        }
        catch (Exception exception)
        {
            _lines.Writer.Complete(exception);
        }
    }

    private static async Task Read(StreamReader reader, Action<string> add)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            add(line);
    }
}
