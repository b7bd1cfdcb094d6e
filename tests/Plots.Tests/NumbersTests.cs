using Tunewright;
using Tunewright.Plots;

namespace Plots.Tests;

/// <summary>What Optuna's plots cannot tell: time that goes on, references of our own, categories that look alike.</summary>
public class NumbersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(299, 300)] // less than five times the longest trial: alive
    [InlineData(301, 61)]
    public void RunningTrialEndsNowUnlessItIsTakenForDead(int seconds, int end)
    {
        var study = Study.Create();
        study.AddTrial(Trial(TrialState.Complete, Noon, Noon.AddSeconds(60)));
        study.AddTrial(Trial(TrialState.Running, Noon, null));

        var bars = Timeline.Of(study, Noon.AddSeconds(seconds)).Bars;

        Assert.Equal([Noon.AddSeconds(60), Noon.AddSeconds(end)], bars.Select(bar => bar.End));
    }

    /// <summary>Two points that share the corner (1, 1) cover what each adds to it; the reference is the worst of both.</summary>
    [Fact]
    public void ReferenceIsTheWorstOfFeasibleTrials()
    {
        var study = Study.Create(new() { Directions = [StudyDirection.Minimize, StudyDirection.Maximize] });
        foreach (var values in new[] { (0.0, 0.0), (1.0, 4.0), (3.0, 2.0), (double.PositiveInfinity, 9.0) })
            study.AddTrial(Trial(TrialState.Complete, Noon, Noon, values.Item1, values.Item2));

        var history = study.PlotHypervolume().Numbers;

        Assert.Equal([3, 0], history.Reference);
        Assert.Equal([0, 8, 8, 8], history.Points.Select(point => point.Volume));
    }

    /// <summary>A search with the condition ends after the first trial whose gain is below its threshold.</summary>
    [Fact]
    public void GainFallsBelowTheThresholdWhereASearchWithTheConditionEnds()
    {
        Study Searched(params StopCondition[] conditions)
        {
            var study = Study.Create(new() { Sampler = new RandomSampler(seed: 1) });
            study.Optimize(
                trial => Math.Pow(trial.SuggestDouble("x", -1, 1), 2) + trial.SuggestDouble("y", 0, 1),
                trials: 49,
                options: new() { StopWhen = conditions }
            );
            return study;
        }

        var points = Searched().PlotRemainingGain().Numbers.Points;
        var threshold = points[15].Gain * 1.001;
        var ended = Searched(new RegretBound(threshold)).Trials[^1].Number;

        Assert.Equal(Enumerable.Range(19, 30), points.Select(point => point.Trial));
        Assert.Equal(points.First(point => point.Gain < threshold).Trial, ended);
    }

    [Fact]
    public void GainIsJudgedAfterThirtyTrialsAtMost()
    {
        var study = Study.Create(new() { Sampler = new RandomSampler(seed: 1) });
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 130);

        var points = study.PlotRemainingGain().Numbers.Points;

        Assert.Equal((30, 19, 129), (points.Length, points[0].Trial, points[^1].Trial));
    }

    [Fact]
    public void CategoriesKeepTheirOrderAndTheirKinds()
    {
        var study = Study.Create(new() { Sampler = new GridSampler([new("c", ["1", 1, true, null, 0.5])]) });
        study.Optimize(trial => trial.SuggestCategorical<object?>("c", "1", 1, true, null, 0.5) is "1" ? 0 : 1);

        var slice = study.PlotSlices().Numbers.Parameters[0];

        Assert.Equal(["1", "1", "true", "null", "0.5"], slice.Axis.Categories);
        Assert.Equal([0, 1, 2, 3, 4], slice.Points.Select(point => point.X).Order());
        Assert.Equal(0, slice.Points.Single(point => point.Value == 0).X);
    }

    private static FrozenTrial Trial(TrialState state, DateTimeOffset start, DateTimeOffset? end, params double[] values) =>
        new()
        {
            Id = 0,
            Number = 0,
            State = state,
            Values = state == TrialState.Complete && values.Length == 0 ? [1] : [.. values],
            Started = start,
            Completed = end,
        };
}
