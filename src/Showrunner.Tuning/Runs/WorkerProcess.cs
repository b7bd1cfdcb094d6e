using System.Diagnostics;

namespace Showrunner.Tuning;

/// <summary>
/// A process that trains candidates. When its standard input is closed, as it is when this process ends in whatever way, the worker saves
/// its trial and ends.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private volatile string _lastLine = "";

    public WorkerProcess(ProcessStartInfo start, TimeProvider time)
    {
        (start.RedirectStandardInput, start.RedirectStandardError) = (true, true);
        (_time, _begun) = (time, time.GetTimestamp());
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _lastLine = line.Data ?? _lastLine;
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The exit code, or 128 and the signal's number where one ended it.</summary>
    public int ExitCode => _process.ExitCode;

    public TimeSpan Age => _time.GetElapsedTime(_begun);

    /// <summary>The last line of its standard error, without the program's name.</summary>
    public string Message
    {
        get
        {
            _process.WaitForExit(); // for its last line
            return _lastLine[(_lastLine.IndexOf(": ", StringComparison.Ordinal) is var colon and >= 0 ? colon + 2 : 0)..];
        }
    }

    /// <summary>Asks it to save its trial and to end.</summary>
    public void Stop() => _process.StandardInput.Close();

    /// <summary>Waits until it has ended, and kills it when it takes longer than <paramref name="max"/>.</summary>
    public async Task WaitForExitAsync(TimeSpan max)
    {
        using var timeout = new CancellationTokenSource(max, _time);
        try
        {
            await _process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _process.Dispose();
}
