using System.Diagnostics;

namespace Interop.Tests;

/// <summary>Tunewright in an executable without .NET: the compiler's trimming and AOT analysis treats every warning as an error.</summary>
public class AotSampleTests
{
    [Fact]
    public async Task PublishesWithoutWarningsAndSearches()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/gcc"),
            "Linking a native executable needs gcc: sudo apt-get install gcc libc6-dev"
        );
        var output = Directory.CreateTempSubdirectory("aot-");
        try
        {
            var published = await RunAsync(
                "dotnet",
                "publish",
                Path.Combine(Root(), "samples", "TunewrightAot"),
                "-c",
                "Release",
                "-o",
                output.FullName,
                "--disable-build-servers"
            );
            Assert.True(published.ExitCode == 0 && !published.Output.Contains("warning"), published.Output);

            var searched = await RunAsync(Path.Combine(output.FullName, "TunewrightAot"));
            Assert.True(searched.ExitCode == 0, searched.Output);
            Assert.Contains("aot: ", searched.Output);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Showrunner.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(token);
            var error = process.StandardError.ReadToEndAsync(token);
            await process.WaitForExitAsync(token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
