using System.Text.RegularExpressions;

namespace Tunewright.Cli.Tests;

public sealed class ServeTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task WorkersSearchThroughIt()
    {
        using var server = _tool.Start("serve", "--storage", Tool.Address, "--port", "0");
        var line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var address = Regex.Match(line!, @"grpc://\S+").Value;

        string[] search = ["run", "--storage", address, "--study", "far", "--param", "x=float:0:1", "--trials", "6", "--", "echo", "{x}"];
        var workers = await Task.WhenAll(_tool.Run(search), _tool.Run(search));
        var listed = await _tool.Run("list", "--storage", address, "--format", "csv");
        var widened = await _tool.Run("widen", "--storage", address, "--param", "x=float:-1:1");
        Tool.Signal("-INT", server.Id);
        var result = await Tool.Finish(server);

        Assert.All(workers, worker => worker.Succeeded());
        Assert.Contains("far", listed.Succeeded().Output);
        Assert.Contains("-1", widened.Succeeded().Output);
        Assert.Equal((0, ""), (result.Code, result.Error));
        // Each of the two can have begun its last trial before the other's ended.
        Assert.InRange(_tool.Study().Trials.Count, 6, 7);
        Assert.All(_tool.Study().Trials, trial => Assert.Equal(new FloatDistribution(-1, 1), trial.Parameters[0].Distribution));
        (await _tool.Run("list", "--storage", address)).FailedWith(1, address, "tunewright serve");
    }

    [Fact]
    public async Task SaysWhatCannotBe()
    {
        (await _tool.Search(["--study", "s", "--param", "x=float:0:1", "--trials", "2"], "echo", "{x}")).Succeeded();

        (await _tool.Run("serve", "--storage", Tool.Address, "--host", "example.org")).FailedWith(2, "example.org");
        (await _tool.Run("list", "--storage", "grpc://localhost")).FailedWith(2, "grpc://host:port");
        (await _tool.Run("widen", "--storage", Tool.Address)).FailedWith(2, "--param");
        (await _tool.Run("widen", "--storage", Tool.Address, "--param", "x=int:0:1")).FailedWith(1, "x");
        (await _tool.Run("widen", "--storage", Tool.Address, "--param", "y=float:0:1")).FailedWith(1, "y");
    }
}
