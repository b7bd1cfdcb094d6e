using System.Collections.Concurrent;

namespace Tunewright.Tests.Studies;

public class OptimizeTests
{
    [Fact]
    public void AnExceptionFailsTheTrialKeepsItsReasonAndComesOut()
    {
        var study = Some.Study();

        var error = Assert.Throws<FormatException>(() =>
            study.Optimize(trial => trial.SuggestDouble("x", 0, 1) >= 0 ? throw new FormatException("boom") : 0.0, trials: 5)
        );

        Assert.Equal("boom", error.Message);
        var failed = Assert.Single(study.Trials);
        Assert.Equal(TrialState.Failed, failed.State);
        Assert.Equal("System.FormatException: boom", failed.FailureReason);
        Assert.Single(failed.Parameters);
        Assert.NotNull(failed.Completed);
    }

    [Fact]
    public void CaughtExceptionsLetTheSearchGoOn()
    {
        var study = Some.Study();

        study.Optimize(
            trial => trial.Number % 2 == 0 ? throw new ArgumentNullException() : 1.0,
            trials: 10,
            options: new() { Catch = [typeof(ArgumentException)] }
        );

        Assert.Equal(5, study.TrialsIn(TrialState.Failed).Count);
        Assert.Equal(5, study.TrialsIn(TrialState.Complete).Count);
        Assert.Throws<ArgumentException>(() => study.Optimize(_ => 1.0, options: new() { Catch = [typeof(string)] }));
    }

    [Fact]
    public void NaNFailsTheTrialAndInfinityDoesNot()
    {
        var study = Some.Study();

        study.Optimize(trial => trial.Number == 0 ? double.NaN : double.PositiveInfinity, trials: 2);

        Assert.Equal([TrialState.Failed, TrialState.Complete], study.Trials.Select(trial => trial.State));
        Assert.Contains("NaN", study.Trials[0].FailureReason);
        Assert.Equal(double.PositiveInfinity, study.BestValue);
    }

    [Fact]
    public void PruningKeepsTheLastReportAsValue()
    {
        var study = Some.Study();

        study.Optimize(
            trial =>
            {
                if (trial.Number > 0)
                    trial.Report(7, 1);
                trial.Report(trial.Number == 2 ? double.NaN : 8, 2);
                return trial.Number == 0 ? 1.0 : throw new TrialPrunedException();
            },
            trials: 3
        );

        Assert.Equal([TrialState.Complete, TrialState.Pruned, TrialState.Pruned], study.Trials.Select(trial => trial.State));
        Assert.Equal([8], study.Trials[1].Values);
        Assert.Empty(study.Trials[2].Values);
        Assert.Equal(0, study.BestTrial.Number);
    }

    [Fact]
    public void ThePrunerSeesTheReports()
    {
        var study = Some.Study(new() { Pruner = new MedianPruner(startupTrials: 1) });

        study.Optimize(
            trial =>
            {
                for (var step = 0; step < 3; step++)
                {
                    trial.Report(trial.Number, step);
                    if (trial.ShouldPrune())
                        throw new TrialPrunedException();
                }
                return trial.Number;
            },
            trials: 4
        );

        Assert.Equal(
            [TrialState.Complete, TrialState.Pruned, TrialState.Pruned, TrialState.Pruned],
            study.Trials.Select(trial => trial.State)
        );
    }

    [Fact]
    public void SeveralObjectivesPruneOnTheNamedOne()
    {
        var study = Some.Study(
            new()
            {
                Directions = [StudyDirection.Minimize, StudyDirection.Maximize],
                MetricNames = ["loss", "accuracy"],
                PruningMetric = "accuracy",
                Pruner = new MedianPruner(startupTrials: 1),
            }
        );

        study.Optimize(
            trial =>
            {
                trial.Report("loss", 100, 0);
                trial.Report("accuracy", -trial.Number, 0);
                return trial.ShouldPrune() ? throw new TrialPrunedException() : new double[] { 1, 2 };
            },
            trials: 3
        );

        Assert.Equal([TrialState.Complete, TrialState.Pruned, TrialState.Pruned], study.Trials.Select(trial => trial.State));
        Assert.Equal(-1, study.Trials[1].IntermediateValues[0]);
        Assert.Equal("""{"0": 100.0}""", PythonJson.Write(study.Trials[1].UserAttributes["report:loss"]));
        Assert.Throws<ArgumentException>(() => study.Ask().Report("other", 1, 0));
        Assert.Throws<InvalidOperationException>(() =>
            Some.Study(new() { Directions = [StudyDirection.Minimize, StudyDirection.Minimize] }).Ask().Report(1, 0)
        );
    }

    [Fact]
    public void TheWrongNumberOfValuesEndsTheSearch()
    {
        var study = Some.Study(new() { Directions = [StudyDirection.Minimize, StudyDirection.Minimize] });

        Assert.Throws<ArgumentException>(() => study.Optimize(_ => 1.0, trials: 3));

        Assert.Equal(TrialState.Failed, Assert.Single(study.Trials).State);
    }

    [Fact]
    public void CancellingLetsTrialsEndAndKeepsThem()
    {
        var study = Some.Study();
        using var source = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
            study.Optimize(
                trial =>
                {
                    if (trial.Number == 3)
                        source.Cancel();
                    return trial.Number;
                },
                parallelism: 2,
                cancellationToken: source.Token
            )
        );

        Assert.InRange(study.Trials.Count, 4, 6);
        Assert.All(study.Trials, trial => Assert.Equal(TrialState.Complete, trial.State));
    }

    [Fact]
    public void AnObjectiveThatHeedsCancellationFailsWithThatReason()
    {
        var study = Some.Study();
        using var source = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
            study.Optimize(
                trial =>
                {
                    source.Cancel();
                    trial.Cancellation.ThrowIfCancellationRequested();
                    return 0;
                },
                cancellationToken: source.Token
            )
        );

        Assert.Equal(TrialState.Failed, Assert.Single(study.Trials).State);
        Assert.Contains("OperationCanceledException", study.Trials[0].FailureReason);
    }

    [Fact]
    public void StopEndsTheSearch()
    {
        var study = Some.Study();

        study.Optimize(trial =>
        {
            if (trial.Number == 2)
                study.Stop();
            return 0;
        });

        Assert.Equal(3, study.Trials.Count);
        Assert.Throws<InvalidOperationException>(study.Stop);
    }

    [Fact]
    public void CallbacksAndProgressHearOfEachTrial()
    {
        var study = Some.Study(new() { Direction = StudyDirection.Maximize });
        var heard = new List<int>();
        var progress = new Progress();

        study.Optimize(
            trial => trial.Number,
            trials: 3,
            options: new() { Callbacks = [(_, trial) => heard.Add(trial.Number)] },
            progress: progress
        );

        Assert.Equal([0, 1, 2], heard);
        Assert.Equal(
            [(1, 0, 0.0), (2, 1, 1.0), (3, 2, 2.0)],
            progress.Reports.Select(report => (report.Finished, report.Trial.Number, report.Best!.Values[0]))
        );
        Assert.All(progress.Reports, report => Assert.Equal(3, report.Trials));
    }

    [Fact]
    public async Task AsynchronousObjectivesRunSideBySide()
    {
        var study = Some.Study();
        var together = new TaskCompletionSource();
        var waiting = 0;

        await study.OptimizeAsync(
            async trial =>
            {
                if (Interlocked.Increment(ref waiting) == 3)
                    together.SetResult();
                await together.Task;
                return trial.SuggestDouble("x", 0, 1);
            },
            trials: 9,
            parallelism: 3
        );

        Assert.Equal(9, study.TrialsIn(TrialState.Complete).Count);
    }

    [Fact]
    public void OneFailureOfFourThreadsComesOutWhenAllHaveEnded()
    {
        var study = Some.Study();

        Assert.Throws<FormatException>(() =>
            study.Optimize(trial => trial.Number == 10 ? throw new FormatException() : 0.0, trials: 1000, parallelism: 4)
        );

        Assert.All(study.Trials, trial => Assert.True(trial.State.IsFinished()));
        Assert.Single(study.TrialsIn(TrialState.Failed));
    }

    [Fact]
    public void RefusesOptionsOutOfRange()
    {
        var study = Some.Study();

        Assert.Throws<ArgumentOutOfRangeException>(() => study.Optimize(_ => 0.0, trials: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Optimize(_ => 0.0, timeout: TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Optimize(_ => 0.0, parallelism: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Optimize(_ => 0.0, options: new() { BatchSize = 0 }));
        Assert.Empty(study.Trials);
        study.Optimize(_ => 0.0, timeout: TimeSpan.Zero);
        study.Optimize(_ => 0.0, trials: 0);
        Assert.Empty(study.Trials);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NobodyWhoMayStopTheSearchFindsTheNextTrialBegun(bool inJournal)
    {
        using var folder = new TemporaryFolder();
        using IStudyStorage storage = inJournal ? new JournalStorage(folder.File("j.log")) : new InMemoryStorage();
        var study = Some.Study(new() { Storage = storage });

        study.Optimize(
            _ => 0.0,
            trials: 10,
            progress: new Listener(report =>
            {
                if (report.Finished == 3)
                    study.Stop();
            })
        );
        study.Optimize(
            _ => 0.0,
            trials: 10,
            options: new()
            {
                Callbacks =
                [
                    (_, trial) =>
                    {
                        if (trial.Number == 5)
                            study.Stop();
                    },
                ],
            }
        );
        study.Optimize(_ => 0.0, trials: 10, options: new() { StopWhen = [new TrialLimit(8)] });
        study.Optimize(
            trial =>
            {
                if (trial.Number == 9)
                    study.Stop();
                return 0.0;
            },
            trials: 10
        );

        Assert.Equal(10, study.Trials.Count);
        Assert.All(study.Trials, trial => Assert.Equal(TrialState.Complete, trial.State));
    }

    [Fact]
    public void AnEndThatTheStorageRefusesCostsNoTrial()
    {
        var study = Some.Study(new() { Storage = new RefusesOnce() });

        study.Optimize(_ => 0.0, trials: 4, options: new() { Catch = [typeof(IOException)] });

        Assert.Equal(4, study.Trials.Count);
        Assert.Equal("System.IO.IOException: refused", Assert.Single(study.TrialsIn(TrialState.Failed)).FailureReason);
    }

    [Fact]
    public void AFailingSamplerFailsTheTrial()
    {
        var study = Some.Study(new() { Sampler = new BrokenSampler() });

        Assert.Throws<NotSupportedException>(() => study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 1));

        Assert.Equal(TrialState.Failed, Assert.Single(study.Trials).State);
    }

    private sealed class BrokenSampler : ISampler
    {
        public JointSample SampleJoint(StudyHistory history, FrozenTrial trial) => throw new NotSupportedException("broken");

        public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) => 0;
    }

    private sealed class RefusesOnce : StorageOverMemory
    {
        private bool _refused;

        public override (FrozenTrial Ended, FrozenTrial Begun) WriteAndStart(
            TrialTable table,
            long trialId,
            TrialChanges changes,
            DateTimeOffset started
        )
        {
            if (_refused)
                return base.WriteAndStart(table, trialId, changes, started);
            _refused = true;
            throw new IOException("refused");
        }
    }

    private sealed class Listener(Action<StudyProgress> hear) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => hear(value);
    }

    private sealed class Progress : IProgress<StudyProgress>
    {
        public ConcurrentQueue<StudyProgress> Reports { get; } = new();

        public void Report(StudyProgress value) => Reports.Enqueue(value);
    }
}
