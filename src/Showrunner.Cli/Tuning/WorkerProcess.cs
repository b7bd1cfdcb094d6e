using System.Diagnostics;
using System.Globalization;

namespace Showrunner.Cli;

/// <summary>
/// A process that trains candidates: this program again, with the same arguments. Its standard input is the rope that it hangs on: when
/// that is closed, as it is when this process ends in whatever way, the worker saves its trial and ends.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private volatile string _lastLine = "";

    public WorkerProcess(int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardError = true };
        var isHost = Path.GetFileNameWithoutExtension(start.FileName) == "dotnet"; // which is told the program as well
        foreach (var argument in Environment.GetCommandLineArgs()[(isHost ? 0 : 1)..])
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(TuningArguments.WorkerOption);
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _lastLine = line.Data ?? _lastLine;
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The exit code, 128 and the signal's number where one ended it.</summary>
    public int ExitCode => _process.ExitCode;

    public TimeSpan Age => Stopwatch.GetElapsedTime(_begun);

    /// <summary>What it said last, without the program's name.</summary>
    public string Message
    {
        get
        {
            _process.WaitForExit(); // for its last line
            return _lastLine[(_lastLine.IndexOf(": ", StringComparison.Ordinal) is var colon and >= 0 ? colon + 2 : 0)..];
        }
    }

    /// <summary>Cancelled when the process that started this one lets go of it.</summary>
    public static CancellationToken Rope(CancellationToken stop)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        new Thread(() =>
        {
            while (Console.In.Read() >= 0) { }
            source.Cancel();
        })
        {
            IsBackground = true,
        }.Start();
        return source.Token;
    }

    /// <summary>Asks it to save its trial and to end.</summary>
    public void Stop() => _process.StandardInput.Close();

    /// <summary>Waits until it has ended, and ends it when it takes longer than <paramref name="most"/>.</summary>
    public void WaitForEnd(TimeSpan most)
    {
        if (!_process.WaitForExit(most))
            _process.Kill(entireProcessTree: true);
    }

    public void Dispose() => _process.Dispose();
}
