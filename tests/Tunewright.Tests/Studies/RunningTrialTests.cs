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
}
