using System.Collections.Immutable;

namespace Databases.Tests;

/// <summary>What happens when the server did as asked, and the connection breaks before its answer.</summary>
public sealed class LostConnectionTests(AllServers servers)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero);

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void NothingIsWrittenTwice(string kind)
    {
        var (address, port) = Server(kind);
        using var proxy = new CuttingProxy(port);
        using var storage = DatabaseStorage.Open(address.Replace($":{port}/", $":{proxy.Port}/"), new() { StaleTrials = null });
        Cut();
        var study = storage.CreateStudy("s", [StudyDirection.Minimize]);
        var table = new TrialTable(study);
        Cut();
        var started = storage.Start(table, Now);
        Cut();
        storage.Write(
            table,
            started.Id,
            new()
            {
                Reports = [(0, 1.5)],
                UserAttributes = [("a", 1L)],
                State = TrialState.Complete,
                Values = [0.5],
                Completed = Now,
            }
        );
        Cut();
        var queued = storage.Add(
            table,
            new()
            {
                Id = 0,
                Number = 0,
                State = TrialState.Waiting,
                SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add("n", 1L),
            }
        );
        Cut();
        var claimed = storage.Start(table, Now);
        Cut();
        storage.SetStudyAttribute(study, AttributeOwner.User, "k", "v");
        Cut();
        var second = storage.WriteAndStart(table, claimed.Id, End(1.5), Now);
        Cut(answer: 2);
        var third = storage.WriteAndStart(table, second.Begun.Id, End(2.5), Now);

        Assert.Equal(8, proxy.Cuts);
        using var fresh = DatabaseStorage.Open(address);
        var found = new TrialTable(Assert.Single(fresh.Studies()));
        fresh.Sync(found);
        Assert.Equal((queued.Id, TrialState.Running), (claimed.Id, claimed.State));
        Assert.Equal(
            [(0, TrialState.Complete), (1, TrialState.Complete), (2, TrialState.Complete), (3, TrialState.Running)],
            found.All().Select(trial => (trial.Number, trial.State))
        );
        Assert.Equal([0.5, 1.5, 2.5], found.All().Take(3).Select(trial => trial.Values[0]));
        Assert.Equal((claimed.Id, second.Begun.Id, 3), (second.Ended.Id, third.Ended.Id, third.Begun.Number));
        Assert.Equal("v", found.StudyRecord.UserAttributes["k"]);

        void Cut(int answer = 1) => proxy.Cut(answer);

        static TrialChanges End(double value) =>
            new()
            {
                State = TrialState.Complete,
                Values = [value],
                Completed = Now,
            };
    }

    [Fact]
    public void SaysWhatWasNotStored()
    {
        var (address, port) = Server("postgresql");
        using var proxy = new CuttingProxy(port);
        using var storage = DatabaseStorage.Open(
            address.Replace($":{port}/", $":{proxy.Port}/"),
            new() { RetryFor = TimeSpan.FromSeconds(1), StaleTrials = null }
        );
        var table = new TrialTable(storage.CreateStudy("s", [StudyDirection.Minimize]));
        var trial = storage.Start(table, Now);
        proxy.Close();

        var error = Assert.Throws<DatabaseStorageException>(() =>
            storage.Write(
                table,
                trial.Id,
                new()
                {
                    State = TrialState.Complete,
                    Values = [0.25],
                    Completed = Now,
                }
            )
        );

        Assert.Contains("the end of trial 0 (Complete, [0.25])", error.Message);
        Assert.Contains("everything before it is", error.Message);
        Assert.DoesNotContain(Uri.EscapeDataString(DatabaseServer.Password), error.Message);
    }

    private (string Address, int Port) Server(string kind) =>
        kind == "postgresql"
            ? (servers.Postgres.NewDatabase(), servers.Postgres.Port)
            : (servers.MariaDb.NewDatabase(), servers.MariaDb.Port);
}
