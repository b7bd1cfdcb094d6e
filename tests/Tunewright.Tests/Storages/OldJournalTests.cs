namespace Tunewright.Tests.Storages;

/// <summary>
/// A journal that an earlier version wrote: <c>study-0.1.log</c>, ten trials of a tuning run. Debian's python3-optuna read the same values.
/// </summary>
public sealed class OldJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Journal => _folder.File("study.log");

    public OldJournalTests() => File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "study-0.1.log"), Journal);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsRead() => AssertUnchanged(Open());

    [Fact]
    public void Continues()
    {
        var study = Open();

        study.Optimize(
            trial => trial.SuggestInt("embedding", 6, 16) + trial.SuggestDouble("learning-rate", 0.001, 0.1, log: true),
            trials: 3
        );

        var read = Open();
        AssertUnchanged(read);
        Assert.Equal(Enumerable.Range(0, 13), read.Trials.Select(trial => trial.Number));
        Assert.All(read.Trials.Skip(10), trial => Assert.Equal((TrialState.Complete, 2), (trial.State, trial.Parameters.Length)));
    }

    [Fact]
    public void IsCompacted()
    {
        JournalCompaction.Compact(Journal);

        AssertUnchanged(Open());
    }

    private static void AssertUnchanged(Study study)
    {
        Assert.Equal("old", study.Name);
        Assert.Equal(["budget", "corpus", "pruner", "space", "space_text", "validation"], study.UserAttributes.Keys.Order());
        Assert.Equal(
            Enumerable.Repeat(TrialState.Pruned, 9).Append(TrialState.Complete),
            study.Trials.Take(10).Select(trial => trial.State)
        );
        var best = study.BestTrial;
        Assert.Equal((9, 3.7665165791470256), (best.Number, best.Values[0]));
        Assert.Equal([("embedding", 14.0), ("learning-rate", 0.04403929833984272)], best.Parameters.Select(one => (one.Name, one.Value)));
        Assert.Equal(
            [
                4.255215727913684,
                4.235535168653986,
                4.1638286611896245,
                3.988674171604921,
                3.8673413921061695,
                3.8143423817081965,
                3.7813505975750825,
                3.7685720577063107,
                3.7665165791470256,
            ],
            best.IntermediateValues.Values
        );
        Assert.Equal(["position", "seconds"], best.UserAttributes.Keys.Order());
    }

    private Study Open() => Study.Load(new() { Storage = new JournalStorage(Journal), Sampler = new TpeSampler(seed: 1) });
}
