using System.Collections.Immutable;

namespace Tunewright.Tests.Pruners;

/// <summary>Reports that are infinite, far apart, or in units of their own.</summary>
public class HardReportTests
{
    private static FrozenTrial At(long step, double value, TrialState state = TrialState.Complete) =>
        Some.Complete(value) with
        {
            State = state,
            Values = state == TrialState.Complete ? [value] : [],
            IntermediateValues = ImmutableSortedDictionary<long, double>.Empty.Add(step, value),
        };

    [Theory]
    [InlineData(100, true)]
    [InlineData(double.PositiveInfinity, true)]
    [InlineData(1.4, false)]
    public void AnInfiniteRivalCountsAsTheWorstFiniteOne(double report, bool prunes)
    {
        var history = Some.Study([
            .. new[] { 1, 1.2, 1.5, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity }.Select(value =>
                At(3, value)
            ),
        ]);

        Assert.Equal(prunes, new MedianPruner().Prunes(history, At(3, report, TrialState.Running)));
    }

    [Fact]
    public void WithoutAFiniteRivalNothingIsPruned()
    {
        var history = Some.Study([.. Enumerable.Range(0, 6).Select(_ => At(3, double.PositiveInfinity))]);

        Assert.False(new MedianPruner().Prunes(history, At(3, 5, TrialState.Running)));
    }

    [Theory]
    [InlineData(5000, 3, true)]
    [InlineData(5000, 1.1, false)]
    [InlineData(50, 3, false)] // before anyone's first report
    public void WhereNoStepsCoincideEarlierOnesCount(long step, double report, bool prunes)
    {
        var history = Some.Study([.. Enumerable.Range(0, 6).Select(i => At(1000 + i, 1 + i / 5.0))]);

        Assert.Equal(prunes, new MedianPruner().Prunes(history, At(step, report, TrialState.Running)));
    }

    [Fact]
    public void StepsCanCountWords()
    {
        var history = Some.Study([.. Enumerable.Range(0, 6).Select(i => At(3_000_000_000, 1 + i / 5.0))]);

        Assert.True(new MedianPruner(warmupSteps: 2_500_000_000).Prunes(history, At(3_000_000_000, 3, TrialState.Running)));
        Assert.False(new MedianPruner(warmupSteps: 3_500_000_000).Prunes(history, At(3_000_000_000, 3, TrialState.Running)));
    }

    [Fact]
    public void RanksAreThoseOfAnySnapshotInAnyOrder()
    {
        var trials = Enumerable.Range(0, 60).Select(i => At(i % 3, i * 37 % 60) with { Number = i }).ToImmutableArray();
        var lineage = new object();
        var pruner = new PercentilePruner(30, startupTrials: 0);
        foreach (var count in (int[])[60, 5, 31, 59, 2, 60, 17])
        {
            for (var report = 0; report < 60; report += 7)
            {
                var history = Of(trials[..count], lineage);
                var alone = new PercentilePruner(30, startupTrials: 0).Prunes(
                    Of(trials[..count], new object()),
                    At(1, report, TrialState.Running)
                );
                Assert.Equal(alone, pruner.Prunes(history, At(1, report, TrialState.Running)));
            }
        }

        static StudyHistory Of(ImmutableArray<FrozenTrial> trials, object lineage) =>
            new()
            {
                StudyName = "s",
                Directions = [StudyDirection.Minimize],
                Lineage = lineage,
                Finished = trials,
            };
    }

    [Theory]
    [InlineData(1, 243, 3, 5)] // 6 by powers of 3
    [InlineData(1, 1000, 10, 3)] // 4 by powers of 10
    [InlineData(1, 81, 3, 5)]
    [InlineData(1, 729, 3, 7)]
    [InlineData(1, 343, 7, 4)]
    public void HyperbandHasAsManyBracketsAsOptuna(int least, int most, int factor, int brackets)
    {
        var pruner = new HyperbandPruner(least, most, factor);
        var trials = Enumerable.Range(0, 2000).Select(number => At(1, 1) with { Number = number }).ToList();
        var history = Some.Study([.. trials]);

        Assert.Equal(brackets, trials.Select(trial => pruner.Comparable(history, trial.Number).Finished.Count).Distinct().Count());
    }

    [Theory]
    [InlineData(false, "1 1 1 1 1 1 1 1", "........")]
    [InlineData(true, "1 1 1 1 1 1 1 1", "....xxxx")]
    [InlineData(true, "4 3 2 1 1 1 1 1", ".......x")]
    [InlineData(true, "1 NaN NaN NaN NaN", "....x")]
    [InlineData(true, "4 3.9 3.8 3.7 3.6 3.5", "....xx")] // less than the least improvement
    public void PatienceCanEndAPlateau(bool requireImprovement, string reports, string decisions)
    {
        var pruner = new PatientPruner(
            null,
            patience: 3,
            minDelta: reports.StartsWith("4 3.9", StringComparison.Ordinal) ? 1 : 0,
            requireImprovement
        );
        var trial = At(0, 0, TrialState.Running) with { IntermediateValues = ImmutableSortedDictionary<long, double>.Empty };
        var seen = "";
        foreach (var (step, report) in reports.Split(' ').Index())
        {
            trial = trial with
            {
                IntermediateValues = trial.IntermediateValues.Add(
                    step,
                    double.Parse(report, System.Globalization.CultureInfo.InvariantCulture)
                ),
            };
            seen += pruner.Prunes(Some.Study(), trial) ? 'x' : '.';
        }

        Assert.Equal(decisions, seen);
    }
}
