using System.Diagnostics;

namespace Benchmarks;

/// <summary>Optuna of a certain version, in Python.</summary>
/// <param name="Source">A source tree of Optuna that goes before the installed one, or <see langword="null"/>.</param>
internal sealed record Optuna(string? Source)
{
    /// <summary>Runs a script of this benchmark and gives what it prints.</summary>
    public string Run(string script, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Python.Interpreter, [PeerScript.Path("Search/peers", script), .. arguments])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["OMP_NUM_THREADS"] = "1";
        if (Source is not null)
            start.Environment["PYTHONPATH"] = Path.GetFullPath(Source);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{script} ended with {process.ExitCode}; it needs Debian's python3-optuna.");
    }
}
