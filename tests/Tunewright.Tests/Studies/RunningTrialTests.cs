using System.Collections.Immutable;

namespace Tunewright.Tests.Studies;

public class RunningTrialTests
{
    [Fact]
    public async Task OtherWorkersSeeALongTrialAtWork()
    {
        using var folder = new TemporaryFolder();
        Study Open() =>
            Some.Study(
                new()
                {
                    Name = "s",
                    Storage = new JournalStorage(folder.File("s.log")),
                    LoadIfExists = true,
                }
            );
        var (here, there) = (Open(), Open());
        var trial = here.Ask();

        var x = trial.SuggestDouble("x", 0, 1);

        while (there.Trials[0].Parameters.IsEmpty)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal(x, there.Trials[0]["x"]);
        Assert.Equal(TrialState.Running, there.Trials[0].State);
    }

    [Fact]
    public void WhatIsAskedForAtOnceIsWrittenAtOnce()
    {
        using var folder = new TemporaryFolder();
        Study Open() =>
            Some.Study(
                new()
                {
                    Name = "s",
                    Storage = new JournalStorage(folder.File("s.log")),
                    LoadIfExists = true,
                }
            );

        Open().Ask(new Dictionary<string, Distribution> { ["x"] = new FloatDistribution(0, 1) });

        Assert.Single(Open().Trials[0].Parameters);
    }

    [Fact]
    public void AskedTrialsBeatAndSilentOnesAreFailed()
    {
        using var storage = new Heartbeats();
        var silent = new List<int>();
        var study = Some.Study(new() { Storage = storage, OnSilentTrial = (_, trial) => silent.Add(trial.Number) });
        var first = study.Ask();
        Assert.Equal([first.Record.Id], storage.Beats);

        storage.Silent = [first.Record.Id];
        study.Optimize(_ => 0.0, trials: 1);

        Assert.Equal([0], silent);
        Assert.Equal([TrialState.Failed, TrialState.Complete], study.Trials.Select(trial => trial.State));
        Assert.Throws<TrialFinishedException>(() => study.Tell(first, 1));
    }

    /// <summary>Memory with heartbeats: the trials in <see cref="Silent"/> are dead.</summary>
    private sealed class Heartbeats : StorageOverMemory, IHeartbeatStorage
    {
        public ImmutableArray<long> Beats { get; private set; } = [];

        public ImmutableArray<long> Silent { get; set; } = [];

        public TimeSpan? HeartbeatInterval => TimeSpan.FromHours(1);

        public void Beat(IReadOnlyCollection<long> trialIds) => Beats = Beats.AddRange(trialIds);

        public IReadOnlyList<FrozenTrial> FailSilent(TrialTable table, DateTimeOffset now)
        {
            var failed = Silent.Select(id => Memory.Write(table, id, new() { State = TrialState.Failed, Completed = now })).ToList();
            Silent = [];
            return failed;
        }
    }
}
