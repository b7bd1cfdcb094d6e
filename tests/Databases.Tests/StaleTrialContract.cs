using System.Collections.Immutable;

namespace Databases.Tests;

/// <summary>
/// What every storage with heartbeats must do about trials whose worker died. Ages are by the server's clock, so the tests wait.
/// </summary>
public abstract class StaleTrialContract(AllServers servers, string kind) : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly Places _places = new(servers);
    private string? _address;

    public void Dispose()
    {
        _places.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void AreFailedAndReplacedOnce()
    {
        using var dead = Open(Interval);
        using var other = Open(Interval, Grace, StaleTrialOptions.Retry(limit: 1));
        var table = new TrialTable(dead.CreateStudy("s", [StudyDirection.Minimize]));
        var trial = dead.Start(table, Now);
        dead.Write(table, trial.Id, new() { Parameters = [new("x", new FloatDistribution(0, 1), 0.5)] });

        Assert.False(other.FailStaleTrials(table.StudyRecord.Id));
        Thread.Sleep(Grace + TimeSpan.FromSeconds(1.5));
        Assert.True(other.FailStaleTrials(table.StudyRecord.Id));
        Assert.False(other.FailStaleTrials(table.StudyRecord.Id));

        var read = Read(other, table);
        Assert.Equal([TrialState.Failed, TrialState.Waiting], read.Select(one => one.State));
        Assert.Contains("no heartbeat for 2 s", read[0].FailureReason);
        Assert.Equal([0L], (IReadOnlyList<object?>)read[1].SystemAttributes["retry_history"]!);
        Assert.Equal([0.5, 0.5], read.Select(one => one["x"]));
    }

    [Fact]
    public void AreThoseWithoutHeartbeatsOnly()
    {
        var clock = new ManualClock();
        using var alive = Open(Interval, time: clock);
        using var other = Open(Interval, Grace);
        var table = new TrialTable(alive.CreateStudy("s", [StudyDirection.Minimize]));
        var trial = alive.Start(table, Now);

        Thread.Sleep(Grace + TimeSpan.FromSeconds(1.5));
        clock.Advance(Interval);

        Assert.False(other.FailStaleTrials(table.StudyRecord.Id));
        Assert.Equal(TrialState.Running, Assert.Single(Read(other, table)).State);
        Assert.Equal(trial.Id, alive.Write(table, trial.Id, End(0.25)).Id);
    }

    [Fact]
    public void AreFailedByTheTimerOfAnyWorkerOfTheStudy()
    {
        var clock = new ManualClock();
        using var dead = Open(Interval);
        using var other = Open(Interval, Grace, time: clock);
        var table = new TrialTable(dead.CreateStudy("s", [StudyDirection.Minimize]));
        dead.Start(table, Now);
        other.Start(new(table.StudyRecord), Now);

        Thread.Sleep(Grace + TimeSpan.FromSeconds(1.5));
        clock.Advance(Interval);

        Assert.Equal([TrialState.Failed, TrialState.Running], Read(other, table).Select(trial => trial.State));
    }

    [Fact]
    public void LeaveTheirLateResultUnderANewNumber()
    {
        using var slow = Open(Interval);
        using var other = Open(Interval, Grace, StaleTrialOptions.Retry(limit: 1));
        var table = new TrialTable(slow.CreateStudy("s", [StudyDirection.Minimize]));
        var trial = slow.Start(table, Now);
        slow.Write(table, trial.Id, new() { Parameters = [new("x", new FloatDistribution(0, 1), 0.5)] });
        Thread.Sleep(Grace + TimeSpan.FromSeconds(1.5));
        Assert.True(other.FailStaleTrials(table.StudyRecord.Id));

        slow.Write(table, trial.Id, new() { Reports = [(0, 0.75)] });
        var (late, next) = slow.WriteAndStart(table, trial.Id, End(0.25), Now);

        var read = Read(other, table);
        Assert.Equal([TrialState.Failed, TrialState.Running, TrialState.Complete], read.Select(one => one.State));
        Assert.Equal((2, 1), (late.Number, next.Number));
        Assert.Equal([0.25], read[2].Values);
        Assert.Equal(0L, read[2].SystemAttributes["late_result_of"]);
        Assert.Equal(0.75, read[2].IntermediateValues[0]);
        Assert.Equal([0L], (IReadOnlyList<object?>)read[1].SystemAttributes["retry_history"]!);
        Assert.Equal([0.5, 0.5, 0.5], read.Select(one => one["x"]));
    }

    [Fact]
    public void StayWithoutTheOption()
    {
        using var storage = DatabaseStorage.Open(Address, new() { StaleTrials = null });
        var table = new TrialTable(storage.CreateStudy("s", [StudyDirection.Minimize]));
        storage.Start(table, Now);

        Assert.False(storage.HasHeartbeats);
        Assert.False(storage.FailStaleTrials(table.StudyRecord.Id));
    }

    private string Address => _address ??= _places.New(kind);

    private DatabaseStorage Open(
        TimeSpan interval,
        TimeSpan? grace = null,
        Func<FrozenTrial, FrozenTrial?>? replacement = null,
        TimeProvider? time = null
    ) =>
        DatabaseStorage.Open(
            Address,
            new()
            {
                StaleTrials = new()
                {
                    HeartbeatInterval = interval,
                    GracePeriod = grace,
                    Replacement = replacement,
                },
                Time = time ?? TimeProvider.System,
            }
        );

    private static ImmutableArray<FrozenTrial> Read(DatabaseStorage storage, TrialTable table)
    {
        var read = new TrialTable(table.StudyRecord);
        storage.Sync(read);
        return [.. read.All()];
    }

    private static TrialChanges End(double value) =>
        new()
        {
            State = TrialState.Complete,
            Values = [value],
            Completed = Now,
        };
}

public sealed class SqliteStaleTrialTests(AllServers servers) : StaleTrialContract(servers, "sqlite");

public sealed class PostgresStaleTrialTests(AllServers servers) : StaleTrialContract(servers, "postgresql");

public sealed class MariaDbStaleTrialTests(AllServers servers) : StaleTrialContract(servers, "mysql");
