using CsCheck;

namespace Tunewright.Tests.Pruners;

public class ParetoHalvingPrunerTests
{
    /// <summary>Of nine trials three may go on: those that none of the others dominates.</summary>
    [Fact]
    public void WhatNothingDominatesGoesOn()
    {
        (double Loss, double Accuracy)[] others = [(1, 1), (2, 2), (3, 3), (4, 1), (5, 2), (5, 1), (6, 2), (7, 3)];

        var ends = Ends([.. others, (0.5, 0.5)]);

        Assert.Equal(TrialState.Complete, ends[^1]);
        Assert.Equal(TrialState.Pruned, Ends([.. others, (3.5, 2.5)])[^1]);
    }

    /// <summary>On a front of nine equals the spread ones go on: the best of the first objective, then the farthest from it.</summary>
    [Fact]
    public void AFrontThatIsTooLargeIsThinnedEvenly()
    {
        (double Loss, double Accuracy)[] front = [.. Enumerable.Range(0, 9).Select(i => (i / 8.0, i / 8.0))];

        foreach (var last in Enumerable.Range(0, 9))
        {
            var ends = Ends([.. front.Where((_, i) => i != last), front[last]]);
            Assert.Equal(last is 0 or 4 or 8 ? TrialState.Complete : TrialState.Pruned, ends[^1]);
        }
    }

    [Fact]
    public void ARungIsReachedWhenEveryMetricHasReachedIt()
    {
        var study = Study();
        study.Tell(Reported(study.Ask(), 1, 1), [1, 1]);
        var trial = study.Ask();

        trial.Report("loss", 9, 1);
        Assert.False(trial.ShouldPrune());
        trial.Report("accuracy", 0, 1);
        Assert.True(trial.ShouldPrune());
    }

    [Fact]
    public void ATrialWithNaNEnds()
    {
        var study = Study();

        Assert.True(Reported(study.Ask(), double.NaN, 1).ShouldPrune());
    }

    /// <summary>Of one objective without ties it is successive halving.</summary>
    [Fact]
    public void OneMetricIsSuccessiveHalving() =>
        Gen.Double[0, 1]
            .Array[3]
            .Array[1, 15]
            .Sample(curves =>
                Assert.Equal(Run(new SuccessiveHalvingPruner(1, 2), curves), Run(new ParetoHalvingPruner(["loss"], 1, 2), curves))
            );

    [Fact]
    public void RefusesArgumentsAndStudiesThatDoNotFit()
    {
        Assert.Throws<ArgumentException>(() => new ParetoHalvingPruner([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParetoHalvingPruner(["loss"], minResource: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParetoHalvingPruner(["loss"], reductionFactor: 1));
        var study = Tests.Some.Study(new() { Pruner = new ParetoHalvingPruner(["loss", "accuracy"]) });
        Assert.Throws<NotSupportedException>(() => study.Ask().ShouldPrune());
    }

    private static IReadOnlyList<TrialState> Ends((double Loss, double Accuracy)[] reports)
    {
        var study = Study();
        foreach (var (loss, accuracy) in reports)
        {
            var trial = Reported(study.Ask(), loss, accuracy);
            if (trial.ShouldPrune())
                study.Tell(trial, TrialState.Pruned);
            else
                study.Tell(trial, [loss, accuracy]);
        }
        return [.. study.Trials.Select(trial => trial.State)];
    }

    private static IReadOnlyList<long?> Run(IPruner pruner, double[][] curves)
    {
        var study = Tests.Some.Study(new() { Pruner = pruner });
        foreach (var curve in curves)
        {
            var trial = study.Ask();
            var step = 0;
            do trial.Report(curve[step++], step);
            while (!trial.ShouldPrune() && step < curve.Length);
            study.Tell(trial, 0);
        }
        return [.. study.Trials.Select(trial => trial.LastStep)];
    }

    private static Study Study() =>
        Tests.Some.Study(
            new()
            {
                Directions = [StudyDirection.Minimize, StudyDirection.Maximize],
                MetricNames = ["loss", "accuracy"],
                Pruner = new ParetoHalvingPruner(["loss", "accuracy"]),
            }
        );

    private static Trial Reported(Trial trial, double loss, double accuracy)
    {
        trial.Report("loss", loss, 1);
        trial.Report("accuracy", accuracy, 1);
        return trial;
    }
}
