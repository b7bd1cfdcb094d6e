using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>The notebook's way of writing, in a Python process that waits between its turns.</summary>
internal sealed class NotebookWriter : IDisposable
{
    private readonly Process _process;

    public NotebookWriter(int threads)
    {
        var script = PeerScript.Path("Writing", "peer.py");
        _process = Process.Start(
            new ProcessStartInfo(Python.Interpreter, [script, $"{threads}"]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        if (_process.StandardOutput.ReadLine() != "ready")
            throw new InvalidOperationException("peer.py needs Debian's python3-torch and libopenblas0-pthread.");
    }

    /// <summary>Words a second over <paramref name="words"/> words.</summary>
    public double Write(int words)
    {
        _process.StandardInput.WriteLine(words);
        return words / double.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
