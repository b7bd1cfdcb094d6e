using System.Collections.Immutable;

namespace Databases.Tests;

/// <summary>Values and loads at which storages differ or break.</summary>
public sealed class HardValueTests(AllServers servers) : IDisposable
{
    private readonly Places places = new(servers);

    public void Dispose() => places.Dispose();

    [Fact]
    public void StepsBeyond32BitsAreKeptInSqlite()
    {
        using var storage = DatabaseStorage.Open(places.New("sqlite"));
        var study = RandomStudy(storage);

        study.Optimize(
            trial =>
            {
                trial.Report(2.31, 3_000_000_000);
                return 1;
            },
            trials: 1
        );

        using var other = DatabaseStorage.Open(storage.Address);
        Assert.Equal(3_000_000_000, Study.Load(new() { Storage = other }).Trials[0].LastStep);
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void StepsBeyond32BitsAreRefusedByNameOnServers(string kind)
    {
        using var storage = DatabaseStorage.Open(places.New(kind));
        var study = RandomStudy(storage);
        var trial = study.Ask();
        trial.Report(1, int.MaxValue);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => trial.Report(2.31, 3_000_000_000));

        Assert.Contains("2,147,483,647", error.Message);
        Assert.Equal(TrialState.Complete, study.Tell(trial, 1).State);
        Assert.Equal(int.MaxValue, study.Trials[0].LastStep);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void TheLargestAttributeAndReasonFit(string kind)
    {
        var address = places.New(kind);
        using var storage = DatabaseStorage.Open(address);
        var study = RandomStudy(storage);
        study.SetUserAttribute("log", new string('x', 65_533));

        study.Optimize(
            trial =>
            {
                trial.SetUserAttribute("log", new string('ü', 10_000));
                trial.SetConstraint("\U0001F3AC", -1);
                throw new InvalidOperationException(string.Concat(Enumerable.Repeat("\0\ud800ü\U0001F3AC", 20_000)));
            },
            trials: 2,
            options: new() { Catch = [typeof(InvalidOperationException)] }
        );

        Assert.All(study.Trials, trial => Assert.Equal(TrialState.Failed, trial.State));
        using var other = DatabaseStorage.Open(address);
        Assert.Equal(
            study.Trials.Select(trial => trial.FailureReason),
            Study.Load(new() { Name = "s", Storage = other }).Trials.Select(trial => trial.FailureReason)
        );
    }

    // Deterministic: a running trial of another thread is in the table before the place up to which it was read.
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public async Task RunningTrialsMayBeAddedFromSeveralThreads(string kind)
    {
        using var storage = DatabaseStorage.Open(places.New(kind));
        var study = RandomStudy(storage);

        await Task.WhenAll([.. Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(Add, TaskCreationOptions.LongRunning))]);

        Assert.Equal(Enumerable.Range(0, 40), study.Trials.Select(trial => trial.Number));
        Assert.Equal(40, study.Ask().Number);

        void Add()
        {
            for (var i = 0; i < 10; i++)
            {
                study.AddTrial(
                    new FrozenTrial
                    {
                        Id = 0,
                        Number = 0,
                        State = TrialState.Running,
                        Started = new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero),
                        SystemAttributes = ImmutableDictionary<string, object?>.Empty,
                    }
                );
            }
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void AQueueOfThousandsIsTakenInOrder(string kind)
    {
        var address = places.New(kind);
        using var storage = DatabaseStorage.Open(address);
        var study = RandomStudy(storage);
        for (var i = 0; i < 1200; i++)
            study.Enqueue(new Dictionary<string, object?> { ["n"] = i });
        using var second = DatabaseStorage.Open(address);
        var other = Study.Load(new() { Name = "s", Storage = second });

        other.Optimize(trial => trial.SuggestInt("n", 0, 1200), trials: 1150);
        study.Optimize(trial => trial.SuggestInt("n", 0, 1200), trials: 50);

        Assert.Equal(Enumerable.Range(0, 1200).Select(n => (double)n), study.Trials.Select(trial => trial.Values[0]));
        Assert.Empty(other.TrialsIn(TrialState.Waiting));
    }

    private static Study RandomStudy(IStudyStorage storage) =>
        Study.Create(
            new()
            {
                Name = "s",
                Storage = storage,
                Sampler = new RandomSampler(1),
            }
        );
}
