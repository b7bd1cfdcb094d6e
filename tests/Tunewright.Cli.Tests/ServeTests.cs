using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Tunewright.Grpc;

namespace Tunewright.Cli.Tests;

public sealed class ServeTests : IDisposable
{
    private readonly Tool _tool = new();
    private readonly List<Process> _servers = [];

    public void Dispose()
    {
        foreach (var server in _servers)
        {
            server.Kill();
            server.Dispose();
        }
        _tool.Dispose();
    }

    [Fact]
    public async Task WorkersSearchThroughIt()
    {
        var (server, address) = await Serve("0");

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
    public async Task LosesNoToldTrialWhenItIsKilled()
    {
        var (server, address) = await Serve("0");
        using var storage = new GrpcStorage(address);
        var study = Study.Create(new() { Storage = storage, Name = "far" });
        var told = new ConcurrentDictionary<int, double>();

        var search = study.OptimizeAsync(
            trial => Task.FromResult(trial.SuggestDouble("x", 0, 1)),
            trials: 200,
            parallelism: 8,
            options: new() { Callbacks = [(_, trial) => told[trial.Number] = trial.Value!.Value] },
            cancellationToken: TestContext.Current.CancellationToken
        );
        foreach (var trials in new[] { 20, 60, 120 })
        {
            while (told.Count < trials && !search.IsCompleted)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
            (server, _) = await Serve(address.Split(':')[^1]);
        }
        await search;
        server.Kill();

        var stored = _tool.Study().Trials;
        Assert.Equal(200, told.Count);
        Assert.All(told, trial => Assert.Equal(trial.Value, stored[trial.Key].Value));
        // The server can have begun a trial whose worker never heard of it.
        Assert.All(stored.Where(trial => !told.ContainsKey(trial.Number)), trial => Assert.Equal(TrialState.Running, trial.State));
        Assert.InRange(stored.Count, 200, 200 + 3 * 8);
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

    /// <summary>A server over this folder's database, once it answers.</summary>
    private async Task<(Process Server, string Address)> Serve(string port)
    {
        var server = _tool.Start("serve", "--storage", Tool.Address, "--port", port);
        _servers.Add(server);
        var line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(line is not null, line is null ? await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "");
        return (server, Regex.Match(line!, @"grpc://\S+").Value);
    }
}
