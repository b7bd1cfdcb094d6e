namespace Tunewright.Tests.Pruners;

public class SuccessiveHalvingPrunerTests
{
    [Fact]
    public void NotesEveryRungThatAStepReaches()
    {
        var pruner = new SuccessiveHalvingPruner(minResource: 1, reductionFactor: 2);

        var decision = pruner.Decide(Some.Study(), Some.RunningAt(7, 0.5));

        Assert.False(decision.Prune);
        Assert.Equal(["completed_rung_0", "completed_rung_1", "completed_rung_2"], decision.SystemAttributes.Keys.Order());
        Assert.All(decision.SystemAttributes.Values, value => Assert.Equal(0.5, value));
    }

    [Fact]
    public void NotesOnlyRungsThatAreNotNotedYet()
    {
        var trial = Some.RunningAt(2, 0.5) with { SystemAttributes = Some.AtRung(0, 0.7).SystemAttributes };

        var decision = new SuccessiveHalvingPruner(minResource: 1, reductionFactor: 2).Decide(Some.Study(), trial);

        Assert.Equal(["completed_rung_1"], decision.SystemAttributes.Keys);
    }

    [Theory]
    [InlineData(StudyDirection.Minimize, 2, false)]
    [InlineData(StudyDirection.Minimize, 2.1, true)]
    [InlineData(StudyDirection.Maximize, 7, false)]
    [InlineData(StudyDirection.Maximize, 6.9, true)]
    public void PromotesTheBestPartOfARung(StudyDirection direction, double value, bool prunes)
    {
        // Eight with this one, a quarter goes on.
        var history = Some.Study(direction, [.. Enumerable.Range(1, 8).Where(v => v != 5).Select(v => Some.AtRung(0, v))]);

        Assert.Equal(prunes, new SuccessiveHalvingPruner(minResource: 1).Prunes(history, Some.RunningAt(1, value)));
    }

    [Fact]
    public void AlwaysPromotesTheBest() =>
        Assert.False(new SuccessiveHalvingPruner(minResource: 1).Prunes(Some.Study(Some.AtRung(0, 2)), Some.RunningAt(1, 1)));

    [Fact]
    public void RunningRivalsCount()
    {
        var empty = Some.Study();
        var history = new StudyHistory
        {
            StudyName = "study",
            Directions = empty.Directions,
            Lineage = empty.Lineage,
            Finished = [],
            Running = [Some.AtRung(0, 0) with { State = TrialState.Running }],
        };

        Assert.True(new SuccessiveHalvingPruner(minResource: 1).Prunes(history, Some.RunningAt(1, 1)));
    }

    [Fact]
    public void PrunesNaNAtARungAndNotesNothing()
    {
        var decision = new SuccessiveHalvingPruner(minResource: 1).Decide(Some.Study(), Some.RunningAt(1, double.NaN));

        Assert.True(decision.Prune);
        Assert.Empty(decision.SystemAttributes);
    }

    [Fact]
    public void KeepsTrialsBelowTheFirstRung() =>
        Assert.Equal(
            PruningDecision.Continue,
            new SuccessiveHalvingPruner(minResource: 3, minEarlyStoppingRate: 1).Decide(
                Some.Study(Some.AtRung(0, 0)),
                Some.RunningAt(11, double.NaN)
            )
        );

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void BootstrapEndsTheFirstAtEachRung(int rivals, bool prunes)
    {
        var history = Some.Study([.. Enumerable.Repeat(Some.AtRung(0, 9), rivals)]);

        Assert.Equal(prunes, new SuccessiveHalvingPruner(minResource: 1, bootstrapCount: 2).Prunes(history, Some.RunningAt(1, 0)));
    }

    [Fact]
    public void FindsTheSmallestRunFromCompleteTrialsAndKeepsIt()
    {
        var pruner = new SuccessiveHalvingPruner();
        Assert.False(pruner.Prunes(Some.Study(Some.AtRung(0, 0)), Some.RunningAt(100, 1)));

        var longest = Some.RunningAt(499, 1) with { State = TrialState.Complete, Values = [1] };
        Assert.False(pruner.Prunes(Some.Study(longest, Some.AtRung(0, 0)), Some.RunningAt(3, 1)));
        Assert.True(pruner.Prunes(Some.Study(longest, Some.AtRung(0, 0)), Some.RunningAt(4, 1)));

        var longer = longest with { IntermediateValues = Some.RunningAt(5000, 1).IntermediateValues };
        Assert.True(pruner.Prunes(Some.Study(longer, Some.AtRung(0, 0)), Some.RunningAt(4, 1)));
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("minResource", () => new SuccessiveHalvingPruner(minResource: 0));
        Assert.Throws<ArgumentOutOfRangeException>("reductionFactor", () => new SuccessiveHalvingPruner(reductionFactor: 1));
        Assert.Throws<ArgumentOutOfRangeException>("minEarlyStoppingRate", () => new SuccessiveHalvingPruner(minEarlyStoppingRate: -1));
        Assert.Throws<ArgumentOutOfRangeException>("bootstrapCount", () => new SuccessiveHalvingPruner(bootstrapCount: -1));
        Assert.Contains(
            "minResource",
            Assert.Throws<ArgumentException>("bootstrapCount", () => new SuccessiveHalvingPruner(bootstrapCount: 3)).Message
        );
    }
}
