using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Databases.Tests;

/// <summary>A worker process, in C# or Python, and what it told.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = new();

    private Worker(Process process, string study)
    {
        (this.process, Study) = (process, study);
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Trial numbers, values and tickets, each printed after the storage had taken it.</summary>
    public ConcurrentQueue<(int Number, double Value, long Ticket)> Told { get; } = new();

    /// <summary>Whether it has begun a trial.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The study that it works on.</summary>
    public string Study { get; }

    public bool HasExited => process.HasExited;

    public static Worker Start(string address, string study, int trials, int pause, string go, bool watched = false)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory,
            "..",
            "..",
            "Databases.Worker",
            Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            "Databases.Worker"
        );
        return new(
            Process.Start(
                new ProcessStartInfo(
                    program,
                    [address, study, $"{trials}", $"{pause}", go, .. watched ? ["watched"] : Array.Empty<string>()]
                )
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!,
            study
        );
    }

    public static Worker StartPython(string address, string study, int trials) =>
        new(Peer.Start("work", address, study, $"{trials}"), study);

    /// <summary>Waits for its end.</summary>
    public int Wait()
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    public void AssertSucceeded() => Assert.True(Wait() == 0, string.Join('\n', errors));

    public void Kill()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
    }

    public void Terminate() => Signal("-TERM");

    /// <summary>Stops it until <see cref="Continue"/>, as a closed laptop would.</summary>
    public void Stop() => Signal("-STOP");

    public void Continue() => Signal("-CONT");

    private void Signal(string name)
    {
        if (process.HasExited)
            return;
        try
        {
            Commands.Run("kill", name, $"{process.Id}");
        }
        catch (InvalidOperationException) when (process.WaitForExit(10_000)) { } // it ended by itself in between
    }

    /// <summary>What it said last about what went wrong.</summary>
    public string Errors => string.Join('\n', errors);

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Read(string? line)
    {
        HasBegun |= line is not null;
        if (line?.Split(' ') is [var number, var value, var ticket])
        {
            Told.Enqueue(
                (
                    int.Parse(number, CultureInfo.InvariantCulture),
                    double.Parse(value, CultureInfo.InvariantCulture),
                    long.Parse(ticket, CultureInfo.InvariantCulture)
                )
            );
        }
    }
}
