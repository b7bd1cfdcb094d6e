using System.Diagnostics;
using System.Text.Json.Nodes;
using Showrunner;

namespace Cli.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task SavesSaysHowToGoOnAndGoesOn(string signal)
    {
        _folder.Write("jerry.txt", string.Concat(Enumerable.Repeat(Some.Script, 2000)));

        var first = await Interrupted(
            signal,
            "train",
            "jerry.txt",
            "--minutes",
            "600",
            "--epochs",
            "10000",
            "--patience",
            "10000",
            "--embedding",
            "16",
            "--threads",
            "1",
            "--json"
        );
        var steps = Steps(_folder.File("jerry.show"));
        var second = await Interrupted(signal, "train", "--resume", "jerry.show", "--json");

        Assert.Equal(130, first.Code);
        Assert.Contains("train --resume jerry.show", first.Error);
        Assert.DoesNotContain("   at ", first.Error);
        Assert.Equal(130, second.Code);
        Assert.True(Steps(_folder.File("jerry.show")) > steps);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public async Task EndsAtOnceWhenAskedAgain()
    {
        // A pipe that nobody writes to: the command waits in the kernel, where the first request cannot reach it.
        var pipe = _folder.File("jerry.txt");
        Process.Start("mkfifo", [pipe]).WaitForExit();
        using var process = Tool.Start(_folder.Path, ["corpus", "jerry.txt"]);
        using var writer = new FileStream(pipe, FileMode.Open, FileAccess.Write);

        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        var waited = process.WaitForExit(TimeSpan.FromSeconds(1.5));
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();

        Assert.False(waited);
        Assert.Equal(130, (await Tool.Finish(process)).Code);
    }

    /// <summary>Sends <paramref name="signal"/> after the first epoch, twice at once as <c>timeout</c> does.</summary>
    private async Task<Result> Interrupted(string signal, params string[] arguments)
    {
        using var process = Tool.Start(_folder.Path, arguments);
        while (
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains("\"epoch\"", StringComparison.Ordinal)
        ) { }
        Process.Start("kill", [signal, $"{process.Id}", $"{process.Id}"]).WaitForExit();
        return await Tool.Finish(process);
    }

    private static int Steps(string model) =>
        (int)JsonNode.Parse(Checkpoint.Load(model).Manifest.Training!.Value.GetRawText())!["progress"]!["steps"]!;
}
