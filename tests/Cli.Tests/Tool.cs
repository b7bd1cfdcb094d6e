using System.Diagnostics;

namespace Cli.Tests;

/// <summary>Runs <c>showrunner</c> as a shell would: a process, its two streams, its exit code.</summary>
static class Tool
{
    public static Task<Result> Run(params string[] arguments) => RunIn(Path.GetTempPath(), arguments);

    public static async Task<Result> RunIn(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await Finish(process);
    }

    /// <param name="folder">Where it works.</param>
    /// <param name="arguments">After the program's name.</param>
    /// <param name="tool">Another than the built one: an assembly or a program.</param>
    /// <param name="setting">An environment variable, as <c>NAME=value</c>.</param>
    public static Process Start(string folder, string[] arguments, string? tool = null, string? setting = null)
    {
        tool ??= Built.Tool;
        var isAssembly = Path.GetExtension(tool) == ".dll";
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : tool, isAssembly ? [tool, .. arguments] : arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (setting?.Split('=') is [var name, var value])
            start.Environment[name] = value;
        var process = new ToolProcess { StartInfo = start };
        process.Start();
        return process;
    }

    public static async Task<Result> Finish(Process process)
    {
        var stop = TestContext.Current.CancellationToken;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var error = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return new(process.ExitCode, await output, await error);
    }
}

/// <summary>A process that does not outlive the test, also where that fails.</summary>
sealed class ToolProcess : Process
{
    private bool _isDisposed;

    protected override void Dispose(bool disposing)
    {
        if (!_isDisposed && disposing && !HasExited)
            Kill(entireProcessTree: true);
        _isDisposed = true;
        base.Dispose(disposing);
    }
}

/// <summary>How a run ended.</summary>
sealed record Result(int Code, string Output, string Error)
{
    /// <summary>
    /// Asserts that the run failed with <paramref name="code"/> and one line that has every one of <paramref name="parts"/> in it.
    /// </summary>
    public void FailedWith(int code, params string[] parts)
    {
        Assert.StartsWith("showrunner: ", Error.Split('\n')[^2]);
        Assert.Equal(code, Code);
        foreach (var part in parts)
            Assert.Contains(part, Error);
        Assert.DoesNotContain("   at ", Error);
    }
}
