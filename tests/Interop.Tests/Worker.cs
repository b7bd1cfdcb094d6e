using System.Diagnostics;
using System.Globalization;

namespace Interop.Tests;

/// <summary>Runs tests/Tunewright.Worker as a process of its own.</summary>
internal static class Worker
{
    /// <summary>Runs trials of a shared study, and returns the value that it told for each number.</summary>
    public static async Task<IReadOnlyDictionary<int, double>> RunAsync(string journal, string study, int trials)
    {
        var token = TestContext.Current.CancellationToken;
        var program = Path.Combine(AppContext.BaseDirectory, "Tunewright.Worker.dll");
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [program, journal, study, trials.ToString(CultureInfo.InvariantCulture)]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
            await process.WaitForExitAsync(token);
            Assert.True(process.ExitCode == 0, await error);
            return (await output)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .ToDictionary(
                    words => int.Parse(words[0], CultureInfo.InvariantCulture),
                    words => double.Parse(words[1], CultureInfo.InvariantCulture)
                );
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
