using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Interop.Tests;

/// <summary>Runs the scripts of this project with Debian's Python, the peer that brings PyTorch and Optuna.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    private static readonly Dictionary<string, string> Packages = new() { ["torch"] = "python3-torch", ["optuna"] = "python3-optuna" };

    /// <summary>
    /// Runs a script that lies in the output folder's <c>Scripts</c>, and reads the JSON that it prints.
    /// Skips the test where <paramref name="module"/> is not installed.
    /// </summary>
    public static async Task<JsonElement> RunAsync(string module, string script, params string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        Assert.SkipUnless(
            (await StartAsync(["-c", $"import importlib.util, sys; sys.exit(not importlib.util.find_spec('{module}'))"], token)).ExitCode
                == 0,
            $"{Packages[module]} is not installed: sudo apt-get install {Packages[module]}"
        );

        var (exitCode, output, error) = await StartAsync([Path.Combine(AppContext.BaseDirectory, "Scripts", script), .. arguments], token);

        Assert.True(exitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{script} ended with {exitCode}:\n{error}"));
        return JsonDocument.Parse(output).RootElement.Clone();
    }

    private static async Task<(int ExitCode, string Output, string Error)> StartAsync(
        string[] arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(Interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var error = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                return (process.ExitCode, await output, await error);
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception e)
        {
            return (-1, "", e.Message); // no such interpreter
        }
    }
}
