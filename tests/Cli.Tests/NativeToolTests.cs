using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cli.Tests;

/// <summary>
/// The tool compiled to native code, as README has it, does what it does under .NET: it trains, searches, writes and serves the same.
/// </summary>
public sealed class NativeToolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DoesWhatTheManagedToolDoes()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/gcc"),
            "Linking a native program needs gcc: sudo apt-get install gcc libc6-dev"
        );
        var published = await Tool.Finish(
            Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [
                        "publish",
                        Built.ToolProject,
                        "-c",
                        "Release",
                        "-r",
                        RuntimeInformation.RuntimeIdentifier,
                        "-o",
                        _folder.File("native"),
                        "--disable-build-servers",
                        "-v",
                        "quiet",
                        "--nologo",
                    ]
                )
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!
        );
        Assert.True(published is { Code: 0, Output: "" }, published.Output);
        _folder.Write("jerry.txt", string.Concat(Enumerable.Repeat(Some.Script, 8)));

        await Same("corpus", "jerry.txt", "--json");
        await Native("train", "jerry.txt", "--epochs", "3", "--threads", "1", "--out", "native.show");
        await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--epochs", "3", "--threads", "1", "--out", "jerry.show");
        Assert.Equal(
            Perplexity(await Native("evaluate", "native.show", "jerry.txt", "--json")),
            Perplexity((await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "jerry.txt", "--json")).Output)
        );
        await Same("write", "jerry.show", "--words", "60", "--seed", "3", "--max-copied", "8");
        await Same("report", "jerry.show", "--json", "--words", "1000");

        await Native(
            "tune",
            "jerry.txt",
            "--trials",
            "3",
            "--trial-epochs",
            "1",
            "--workers",
            "2",
            "--threads",
            "1",
            "--storage",
            "sqlite:///study.db",
            "--study",
            "ferry",
            "--json",
            "--out",
            "best.show"
        );
        await Same("study", "export", "sqlite:///study.db", "--study", "ferry", "--json");
        await Same("study", "export", "sqlite:///study.db", "--study", "ferry", "--csv");
        await Same("study", "show", "sqlite:///study.db", "--study", "ferry");

        using var server = Tool.Start(_folder.Path, ["serve", "jerry.show", "--port", "0"], _folder.File("native/Showrunner.Cli"));
        var served = await ServeTests.CompleteAsync(
            await ServeTests.ClientAsync(server),
            """{"model":"jerry","prompt":"jerry:","echo":true,"max_tokens":80,"seed":7}"""
        );
        server.Kill();
        string[] write = ["write", "jerry.show", "--prime", "jerry:", "--words", "80", "--exact", "--seed", "7"];
        Assert.Equal(await Native(write), served.TrimEnd('\n') + "\n");
    }

    private static double Perplexity(string json) => (double)JsonNode.Parse(json)!["perplexity"]!;

    private async Task Same(params string[] arguments)
    {
        var managed = await Tool.RunIn(_folder.Path, arguments);
        Assert.Equal((0, WithoutSpeed(managed.Output)), (managed.Code, WithoutSpeed(await Native(arguments))));

        static string WithoutSpeed(string output) => Regex.Replace(output, "\"wordsPerSecond\": .*", "");
    }

    private async Task<string> Native(params string[] arguments)
    {
        using var process = Tool.Start(_folder.Path, arguments, _folder.File("native/Showrunner.Cli"));
        var result = await Tool.Finish(process);
        Assert.True(result.Code == 0, result.Error);
        return result.Output;
    }
}
