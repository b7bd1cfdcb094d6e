using System.Diagnostics;
using System.Text.Json;

namespace Support;

/// <summary>Runs scripts with Debian's Python, the peer that brings PyTorch and Optuna.</summary>
public static class Python
{
    public const string Interpreter = "/usr/bin/python3";

    private static readonly Dictionary<string, string> Packages = new()
    {
        ["cmaes"] = "python3-cmaes",
        ["docx"] = "python3-docx",
        ["grpc"] = "python3-grpcio",
        ["optuna"] = "python3-optuna",
        ["pandas"] = "python3-pandas",
        ["pdfminer"] = "python3-pdfminer",
        ["plotly"] = "python3-plotly",
        ["psycopg2"] = "python3-psycopg2",
        ["pymysql"] = "python3-pymysql",
        ["scipy"] = "python3-scipy",
        ["sklearn"] = "python3-sklearn",
        ["torch"] = "python3-torch",
    };

    /// <summary>Skips the test where one of <paramref name="modules"/> is not installed.</summary>
    public static void Require(params string[] modules)
    {
        string[] missing = [.. modules.Where(module => !IsInstalled(module)).Select(module => Packages[module])];
        Assert.SkipWhen(missing.Length > 0, $"Not installed: sudo apt-get install {string.Join(' ', missing)}");
    }

    /// <summary>Starts a script that lies in the output folder's <c>Scripts</c>, in UTC.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Interpreter, [Path.Combine(AppContext.BaseDirectory, "Scripts", script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = "UTC";
        return Process.Start(start)!;
    }

    /// <summary>Runs a script to its end and returns what it prints.</summary>
    public static async Task<string> PrintedAsync(string script, params string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = Start(script, arguments);
        try
        {
            var error = process.StandardError.ReadToEndAsync(token);
            var output = await process.StandardOutput.ReadToEndAsync(token);
            await process.WaitForExitAsync(token);
            Assert.True(process.ExitCode == 0, $"{script} {arguments.FirstOrDefault()} ended with {process.ExitCode}:\n{await error}");
            return output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Reads the JSON that a script prints. Skips the test where <paramref name="module"/> is not installed.</summary>
    public static async Task<JsonElement> RunAsync(string module, string script, params string[] arguments)
    {
        Require(module);
        return JsonElement.Parse(await PrintedAsync(script, arguments));
    }

    private static bool IsInstalled(string module)
    {
        if (!File.Exists(Interpreter))
            return false;
        string[] find = ["-c", $"import importlib.util, sys; sys.exit(not importlib.util.find_spec('{module}'))"];
        using var process = Process.Start(Interpreter, find);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
