using System.Diagnostics;

namespace Databases.Tests;

/// <summary>Commands of peer.py, which works on a database with Debian's Optuna.</summary>
internal static class Peer
{
    private const string Script = "peer.py";

    /// <summary>Runs a command to its end and reads the JSON that it prints. Skips the test where a module is missing.</summary>
    public static IReadOnlyDictionary<string, object?> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Script} {arguments[0]} ended with {process.ExitCode}: {error.Result}");
        return output.Length == 0 ? new Dictionary<string, object?>() : (IReadOnlyDictionary<string, object?>)PythonJson.Parse(output)!;
    }

    public static Process Start(params string[] arguments)
    {
        Python.Require("optuna", "sklearn", "psycopg2", "pymysql", "pandas", "plotly");
        return Python.Start(Script, arguments);
    }
}
