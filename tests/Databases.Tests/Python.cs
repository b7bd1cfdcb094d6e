using System.Diagnostics;

namespace Databases.Tests;

/// <summary>Runs peer.py with Debian's Python and its Optuna, in UTC.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Scripts", "peer.py");

    private static readonly Lazy<string?> Missing = new(() =>
    {
        if (!File.Exists(Interpreter))
            return "Debian's python3 is not installed: sudo apt-get install python3 python3-optuna";
        using var process = Process.Start(
            new ProcessStartInfo(Interpreter, ["-c", "import optuna, sklearn, psycopg2, pymysql, pandas, plotly"])
            {
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? null
            : $"A Python module is missing ({error.Trim().Split('\n')[^1]}): sudo apt-get install python3-optuna python3-sklearn python3-psycopg2 python3-pymysql python3-pandas python3-plotly";
    });

    /// <summary>Runs a command of the script to its end and reads the JSON that it prints; skips the test where a module is missing.</summary>
    public static IReadOnlyDictionary<string, object?> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"peer.py {arguments[0]} ended with {process.ExitCode}: {error.Result}");
        return output.Length == 0 ? new Dictionary<string, object?>() : (IReadOnlyDictionary<string, object?>)PythonJson.Parse(output)!;
    }

    public static Process Start(params string[] arguments)
    {
        Assert.SkipWhen(Missing.Value is not null, Missing.Value ?? "");
        var start = new ProcessStartInfo(Interpreter, [Script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = "UTC";
        return Process.Start(start)!;
    }
}
