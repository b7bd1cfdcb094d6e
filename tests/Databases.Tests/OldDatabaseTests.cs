namespace Databases.Tests;

/// <summary>
/// A file that an earlier version wrote: <c>study-0.1.db</c>, seven trials of a tuning run. Debian's python3-optuna read the same values.
/// </summary>
public sealed class OldDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DatabaseStorage _storage;

    public OldDatabaseTests()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "study-0.1.db"), _folder.File("study.db"));
        _storage = DatabaseStorage.Open($"sqlite:///{_folder.File("study.db")}");
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

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
        Assert.Equal(Enumerable.Range(0, 10), read.Trials.Select(trial => trial.Number));
        Assert.All(read.Trials.Skip(7), trial => Assert.Equal((TrialState.Complete, 2), (trial.State, trial.Parameters.Length)));
    }

    private static void AssertUnchanged(Study study)
    {
        Assert.Equal("old", study.Name);
        Assert.Equal(["budget", "corpus", "pruner", "space", "space_text", "validation"], study.UserAttributes.Keys.Order());
        Assert.Equal(
            Enumerable.Repeat(TrialState.Pruned, 6).Append(TrialState.Complete),
            study.Trials.Take(7).Select(trial => trial.State)
        );
        var best = study.BestTrial;
        Assert.Equal((6, 4.24674288645597), (best.Number, best.Values[0]));
        Assert.Equal([("embedding", 8.0), ("learning-rate", 0.012278419325594089)], best.Parameters.Select(one => (one.Name, one.Value)));
        Assert.Equal(
            [
                4.258375641816513,
                4.255594744497378,
                4.252201712377528,
                4.249638667036678,
                4.248329410048367,
                4.247519716314716,
                4.246989239320714,
                4.246769160089773,
                4.24674288645597,
            ],
            best.IntermediateValues.Values
        );
        Assert.Equal(["continues", "kept", "position", "seconds"], best.UserAttributes.Keys.Order());
    }

    private Study Open() => Study.Load(new() { Storage = _storage, Sampler = new TpeSampler(seed: 1) });
}
