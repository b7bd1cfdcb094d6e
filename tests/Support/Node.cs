using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Support;

/// <summary>Runs the scripts in the <c>node</c> folder beside this file, for which test.sh installs packages.</summary>
public static class Node
{
    public static readonly string Folder = Find("tests/Support/node");

    /// <summary>
    /// Gives a script a JSON array of <paramref name="documents"/>, and reads the JSON that it prints.
    /// Skips the test without Node.js or the packages.
    /// </summary>
    public static async Task<JsonElement> RunAsync(string script, IEnumerable<string> documents)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(documents), TestContext.Current.CancellationToken);
            return await RunAsync(script, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Reads the JSON that a script prints. Skips the test without Node.js or the packages.</summary>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments) =>
        JsonElement.Parse(await PrintedAsync([script, .. arguments]));

    /// <summary>What the JavaScript module <paramref name="code"/> prints. Skips the test without Node.js or the packages.</summary>
    public static Task<string> EvaluateAsync(string code) => PrintedAsync("--input-type=module", "-e", code);

    private static async Task<string> PrintedAsync(params string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        Assert.SkipUnless(
            Directory.Exists(Path.Join(Folder, "node_modules")),
            "npm packages are not installed: npm ci --prefix tests/Support/node"
        );
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync(token);
        var output = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        Assert.True(process.ExitCode == 0, $"{arguments[0]} failed:\n{await error}");
        return output;
    }

    private static Process Start(params string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo("node", arguments)
                {
                    WorkingDirectory = Folder,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node.js is not installed.");
            throw;
        }
    }

    private static string Find(string path)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Join(folder, path)))
                return Path.Join(folder, path);
        }

        return path;
    }
}
