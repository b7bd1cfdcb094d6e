using System.Text.RegularExpressions;

namespace Cli.Tests;

public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LearnsTheSampleShowAndWritesASceneThenAnotherAtOnce()
    {
        var first = await Tool.RunIn(_folder.Path, "demo");
        var second = await Tool.RunIn(_folder.Path, "demo");

        foreach (var run in (Result[])[first, second])
        {
            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.True(Regex.Count(Scene(run), @"[a-z']+") >= 150, run.Output);
            Assert.Equal(3, Regex.Count(run.Output[run.Output.IndexOf("Try next:", StringComparison.Ordinal)..], "\n  "));
        }
        Assert.NotEqual(Scene(first), Scene(second));
        Assert.DoesNotContain("epoch 1 ", second.Output);
        Assert.Equal(["demo.show"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    private static string Scene(Result run) =>
        run.Output[run.Output.IndexOf("\nagnes:", StringComparison.Ordinal)..run.Output.IndexOf("The model is", StringComparison.Ordinal)];
}
