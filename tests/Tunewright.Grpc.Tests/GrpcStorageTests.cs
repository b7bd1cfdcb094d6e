using System.Net;
using System.Net.Sockets;

namespace Tunewright.Grpc.Tests;

public sealed class GrpcStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SharesASearchAmongMachines()
    {
        using var served = new Served(new JournalStorage(_folder.File("study.log")));
        Study.Create(new() { Storage = served.Open(), Name = "shared" });

        Parallel.For(
            0,
            3,
            seed =>
                Study
                    .Load(new() { Storage = served.Open(), Sampler = new TpeSampler(seed) })
                    .Optimize(trial => trial.SuggestDouble("x", -1, 1) * trial.SuggestInt("n", 1, 3), trials: 10, parallelism: 2)
        );

        var trials = Study.Load(new() { Storage = new JournalStorage(_folder.File("study.log")) }).Trials;
        Assert.Equal(Enumerable.Range(0, 30), trials.Select(trial => trial.Number));
        Assert.All(trials, trial => Assert.Equal((double)trial["x"]! * (long)trial["n"]!, trial.Value));
    }

    [Fact]
    public void GoesOnWhenTheServerComesBack()
    {
        var journal = _folder.File("study.log");
        var first = new Served(new JournalStorage(journal));
        var port = int.Parse(first.Port);
        using var client = new GrpcStorage(first.Address);
        var study = Study.Create(new() { Storage = client, Name = "s" });
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 2);
        var trial = study.Ask();

        first.Dispose();
        Study.Load(new() { Storage = new JournalStorage(journal) }).Enqueue(new Dictionary<string, object?> { ["x"] = 0.5 });
        using var again = new Served(new JournalStorage(journal), port);
        study.Tell(trial, 1);
        study.Optimize(next => next.SuggestDouble("x", 0, 1), trials: 1);

        Assert.Equal(
            [TrialState.Complete, TrialState.Complete, TrialState.Complete, TrialState.Complete],
            study.Trials.Select(one => one.State)
        );
        Assert.Equal(0.5, study.Trials[3].Value);
    }

    [Fact]
    public void TellsAStudyFromAnotherWithItsName()
    {
        using var served = new Served(new InMemoryStorage());
        var study = Study.Create(new() { Storage = served.Open(), Name = "s" });
        var trial = study.Ask();
        served.Open().DeleteStudy("s");
        Study.Create(new() { Storage = served.Open(), Name = "s" });

        var error = Assert.Throws<KeyNotFoundException>(() => study.Tell(trial, 1));

        Assert.Contains("may have been deleted", error.Message);
        Assert.Empty(Study.Load(new() { Storage = served.Open() }).Trials);
    }

    [Fact]
    public void KnowsTheLimitsOfTheStorageBehindTheServer()
    {
        using var memory = new Served(new InMemoryStorage());
        using var journal = new Served(new JournalStorage(_folder.File("study.log")));

        Assert.Equal((true, "memory", true, true, false), Of(memory.Open()));
        Assert.Equal((false, $"journal:///{_folder.File("study.log")}", true, true, false), Of(journal.Open()));

        static (bool, string, bool, bool, bool) Of(GrpcStorage storage) =>
            (storage.CanRename, storage.ServedAddress, storage.IsShared, storage.IsServer, storage.HasHeartbeats);
    }

    [Fact]
    public void SaysThatNoServerAnswers()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var address = $"grpc://127.0.0.1:{((IPEndPoint)nobody.LocalEndpoint).Port}";
        nobody.Stop();

        var error = Assert.Throws<GrpcStorageException>(() => new GrpcStorage(address));

        Assert.Contains($"No storage server answers at {address}", error.Message);
        Assert.Contains("tunewright serve", error.Message);
    }

    [Fact]
    public async Task SaysThatSomethingElseAnswers()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var stop = new CancellationTokenSource();
        var answering = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await other.AcceptTcpClientAsync(stop.Token);
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), stop.Token);
            }
        });
        var address = $"grpc://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var error = Assert.Throws<GrpcStorageException>(() => new GrpcStorage(address));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);

        Assert.Contains(address, error.Message);
        Assert.Contains("does not speak gRPC", error.Message);
    }

    [Fact]
    public async Task SaysThatAServerIsOptunas()
    {
        Python.Require("grpc");
        using var server = Python.Start("optuna_only.py");
        try
        {
            var port = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

            var error = Assert.Throws<GrpcStorageException>(() => new GrpcStorage($"grpc://127.0.0.1:{port}"));

            Assert.Contains("no server of Tunewright's", error.Message);
        }
        finally
        {
            server.Kill();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost:13000")]
    [InlineData("grpc://localhost")]
    [InlineData("grpc://:13000")]
    [InlineData("grpc://me@localhost:13000")]
    [InlineData("http://localhost:13000")]
    public void RefusesOtherAddresses(string address) =>
        Assert.Contains("grpc://host:port", Assert.Throws<ArgumentException>(() => new GrpcStorage(address)).Message);

    [Theory]
    [InlineData("example.org", 0, "example.org")]
    [InlineData("127.0.0.1", 70_000, "70000")]
    public async Task RefusesToListenElsewhere(string host, int port, string named)
    {
        var options = new StorageServerOptions { Host = host, Port = port };

        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            StorageServer.StartAsync(new InMemoryStorage(), options, TestContext.Current.CancellationToken)
        );

        Assert.Contains(named, error.Message);
    }

    [Fact]
    public async Task SaysThatAPortIsTaken()
    {
        using var served = new Served(new InMemoryStorage());

        var error = await Assert.ThrowsAsync<IOException>(() =>
            StorageServer.StartAsync(new InMemoryStorage(), new() { Port = int.Parse(served.Port) }, TestContext.Current.CancellationToken)
        );

        Assert.Contains(served.Port, error.Message);
    }
}
