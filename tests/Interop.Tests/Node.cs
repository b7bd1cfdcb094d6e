using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Interop.Tests;

/// <summary>Runs the scripts in this project's <c>node</c> folder, for which test.sh installs packages.</summary>
internal static class Node
{
    private static readonly string Folder = Find("tests/Interop.Tests/node");

    /// <summary>Gives a script a JSON array of <paramref name="documents"/>, and reads the JSON that it prints. Skips the test without Node.js or the packages.</summary>
    public static async Task<JsonElement> RunAsync(string script, IEnumerable<string> documents)
    {
        var token = TestContext.Current.CancellationToken;
        Assert.SkipUnless(Directory.Exists(Path.Join(Folder, "node_modules")), "npm packages are not installed: npm ci --prefix tests/Interop.Tests/node");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(documents), token);
            using var process = Start(Path.Join(Folder, script), file);
            var error = process.StandardError.ReadToEndAsync(token);
            var output = await process.StandardOutput.ReadToEndAsync(token);
            await process.WaitForExitAsync(token);
            Assert.True(process.ExitCode == 0, $"{script} failed:\n{await error}");
            return JsonDocument.Parse(output).RootElement.Clone();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
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
            if (Directory.Exists(Path.Join(folder, path))) return Path.Join(folder, path);
        return path;
    }
}
