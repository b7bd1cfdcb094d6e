namespace Tunewright.Tests.Studies;

/// <summary>Whatever an objective throws or attaches, its trial ends in the storage, with a reason that fits.</summary>
public class EndTests
{
    private sealed class Mute : Exception
    {
        public override string Message => throw new InvalidOperationException("none");
    }

    /// <summary>A storage that refuses one attribute only when it is written.</summary>
    private sealed class Picky : StorageOverMemory, IStudyStorage
    {
        FrozenTrial IStudyStorage.Write(TrialTable table, long trialId, TrialChanges changes) =>
            changes.UserAttributes.Any(attribute => attribute.Key == "odd")
                ? throw new ArgumentException("The attribute 'odd' does not fit.")
                : Memory.Write(table, trialId, changes);
    }

    [Fact]
    public void KeepsTheBeginningAndTheEndOfALongMessage()
    {
        var study = Some.Study();
        var message = "first " + new string('x', 2_000_000) + " last";

        study.Optimize(
            _ => throw new InvalidOperationException(message),
            trials: 3,
            options: new() { Catch = [typeof(InvalidOperationException)] }
        );

        Assert.All(study.Trials, trial => Assert.Equal(TrialState.Failed, trial.State));
        Assert.StartsWith("System.InvalidOperationException: first xxx", study.Trials[0].FailureReason);
        Assert.EndsWith("xxx last", study.Trials[0].FailureReason);
        Assert.InRange(study.Trials[0].FailureReason!.Length, 5_000, 10_010);
        Assert.InRange(study.Fail(study.Ask().Number, message).FailureReason!.Length, 5_000, 10_010);
    }

    [Fact]
    public void EndsATrialWhoseExceptionHasNoMessage()
    {
        var study = Some.Study();

        study.Optimize(_ => throw new Mute(), trials: 1, options: new() { Catch = [typeof(Mute)] });

        Assert.Equal(TrialState.Failed, study.Trials[0].State);
        Assert.Contains("Mute", study.Trials[0].FailureReason);
    }

    [Fact]
    public void EndsATrialWithoutWhatTheStorageRefuses()
    {
        var study = Some.Study(new() { Storage = new Picky() });

        var refused = Assert.Throws<ArgumentException>(() =>
            study.Optimize(
                trial =>
                {
                    trial.SetUserAttribute("odd", 1);
                    return 1.0;
                },
                trials: 1
            )
        );
        Assert.Throws<FileNotFoundException>(() =>
            study.Optimize(
                trial =>
                {
                    trial.SetUserAttribute("odd", 1);
                    throw new FileNotFoundException("the data is not there");
                },
                trials: 1
            )
        );

        Assert.Contains("odd", refused.Message);
        Assert.Equal([TrialState.Failed, TrialState.Failed], study.Trials.Select(trial => trial.State));
        Assert.Contains("odd", study.Trials[0].FailureReason);
        Assert.Contains("the data is not there", study.Trials[1].FailureReason);
    }

    [Fact]
    public void SaysThatACancelledSearchFailedTheTrial()
    {
        using var cancellation = new CancellationTokenSource();
        var study = Some.Study();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            study.Optimize(
                trial =>
                {
                    cancellation.Cancel();
                    trial.Cancellation.ThrowIfCancellationRequested();
                    return 0;
                },
                cancellationToken: cancellation.Token
            )
        );

        Assert.StartsWith("The search was cancelled", Assert.Single(study.Trials).FailureReason);
    }

    [Fact]
    public void TellsWhyNoTrialIsTheBest()
    {
        var study = Some.Study(new() { Name = "a" });
        Assert.Contains("it has no trials yet", Assert.Throws<InvalidOperationException>(() => study.BestTrial).Message);
        var errors = new Queue<Exception>([
            new IOException("the disk is full"),
            new TrialPrunedException(),
            new IOException("the plug is out\nand more"),
        ]);

        study.Optimize(
            trial =>
            {
                if (errors.TryDequeue(out var error))
                    throw error;
                trial.SetConstraint("size", 1);
                return 0;
            },
            trials: 4,
            options: new() { Catch = [typeof(IOException)] }
        );

        foreach (var message in (Func<object>[])[() => study.BestTrial, () => study.BestValue, () => study.BestParameters])
        {
            Assert.Equal(
                "No trial of 'a' is complete and feasible: 1 complete but infeasible; 2 failed, the last with: "
                    + "System.IO.IOException: the plug is out; 1 pruned.",
                Assert.Throws<InvalidOperationException>(message).Message
            );
        }
    }

    [Fact]
    public void RetriesATrialThatFailedWithACaughtException()
    {
        var study = Some.Study(new() { Sampler = new GridSampler(new Dictionary<string, IReadOnlyList<object?>> { ["n"] = [1, 2, 3] }) });

        study.Optimize(
            trial =>
                trial.SuggestInt("n", 1, 3) == 2 && !trial.Record.SystemAttributes.ContainsKey("retry_history")
                    ? throw new IOException("flaky")
                    : 0,
            trials: 20,
            options: new() { Catch = [typeof(IOException)], Retries = 2 }
        );

        Assert.Equal([1L, 2L, 3L], study.TrialsIn(TrialState.Complete).Select(trial => trial["n"]).Order());
        var failed = Assert.Single(study.TrialsIn(TrialState.Failed));
        Assert.Equal(
            (long)failed.Number,
            Assert.Single(study.Trials, trial => trial.SystemAttributes.ContainsKey("failed_trial")).SystemAttributes["failed_trial"]
        );
    }

    [Fact]
    public void GivesUpAfterTheLastRetry()
    {
        var study = Some.Study();

        study.Optimize(_ => throw new IOException("gone"), trials: 3, options: new() { Catch = [typeof(IOException)], Retries = 2 });

        Assert.Equal(3, study.Trials.Count);
        Assert.Equal([0L, 1L], (IReadOnlyList<object?>)study.Trials[2].SystemAttributes["retry_history"]!);
    }

    [Fact]
    public void FailsWhatHasRunForTooLong()
    {
        using var folder = new TemporaryFolder();
        var clock = new SettableClock();
        var study = Some.Study(new() { Storage = new JournalStorage(folder.File("s.log")), Time = clock });
        study.Ask([new("x", new FloatDistribution(0, 1))]);
        clock.Now += TimeSpan.FromHours(3);
        var young = study.Ask();

        var failed = Assert.Single(study.FailStale(TimeSpan.FromHours(2), retries: 1));

        Assert.Equal(0, failed.Number);
        Assert.Contains("2:00:00", failed.FailureReason);
        Assert.Equal([TrialState.Failed, TrialState.Running, TrialState.Waiting], study.Trials.Select(trial => trial.State));
        Assert.Equal(study.Trials[0]["x"], study.Trials[2]["x"]);
        study.Tell(young, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => study.FailStale(TimeSpan.Zero));
    }

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>An overload that a lambda or a literal cannot choose does not compile.</summary>
    [Fact]
    public async Task NeedsNoCastToChooseAnOverload()
    {
        var study = Some.Study();

        Assert.Throws<NotImplementedException>(() => study.Optimize(_ => throw new NotImplementedException(), trials: 1));
        await Assert.ThrowsAsync<NotImplementedException>(() => study.OptimizeAsync(_ => throw new NotImplementedException(), trials: 1));
        Assert.Equal([0], study.Tell(study.Ask(), 0).Values);
        Assert.Equal([0], study.Tell(study.Ask().Number, 0).Values);
        Assert.NotNull(new TpeSampler(null));
    }

    [Theory]
    [InlineData(StudyDirection.Minimize)]
    [InlineData(StudyDirection.Minimize, StudyDirection.Minimize)]
    public void RefusesDirectionsThatContradictTheStoredStudy(params StudyDirection[] wanted)
    {
        var storage = new InMemoryStorage();
        Study.Create(
            new()
            {
                Name = "a",
                Storage = storage,
                Direction = StudyDirection.Maximize,
            }
        );
        var options = new StudyOptions
        {
            Name = "a",
            Storage = storage,
            LoadIfExists = true,
        };

        Assert.Contains("Maximize", Assert.Throws<ArgumentException>(() => Study.Create(options with { Directions = wanted })).Message);
        Assert.Throws<ArgumentException>(() => Study.Load(options with { Directions = wanted }));
        if (wanted.Length == 1)
            Assert.Throws<ArgumentException>(() => Study.Create(options with { Direction = wanted[0] }));
        Assert.Equal([StudyDirection.Maximize], Study.Create(options).Directions);
        Assert.Equal([StudyDirection.Maximize], Study.Create(options with { Direction = StudyDirection.Maximize }).Directions);
    }
}
