using CsCheck;
using Tunewright.Contracts;

namespace Tunewright.Tests.Pruners;

public class HyperbandPrunerTests
{
    [Fact]
    public void EveryTrialIsInOneBracket()
    {
        var pruner = new HyperbandPruner(maxResource: 27);
        var history = Some.Study([.. Enumerable.Repeat(Some.Complete(1), 200)]);

        var brackets = Enumerable.Range(0, 200).Select(n => pruner.Comparable(history, n)).DistinctBy(part => part.Lineage).ToList();

        Assert.Equal(4, brackets.Count);
        Assert.Equal(Enumerable.Range(0, 200), brackets.SelectMany(part => part.Finished).Select(t => t.Number).Order());
    }

    [Fact]
    public void SharesTrialsByTheirBudgets()
    {
        // Brackets of 1 to 27 steps, halved by 3: budgets 27, 12, 6 and 4, of 49.
        var pruner = new HyperbandPruner(maxResource: 27);
        var history = Some.Study([.. Enumerable.Repeat(Some.Complete(1), 4900)]);

        var sizes = Enumerable
            .Range(0, 200)
            .Select(n => pruner.Comparable(history, n))
            .DistinctBy(part => part.Lineage)
            .Select(part => part.Finished.Count / 100.0)
            .OrderDescending()
            .ToArray();

        Assert.Equal([27, 12, 6, 4], sizes.Select(s => Math.Round(s)));
    }

    [Fact]
    public void ATrialCompetesWithItsBracketOnly() =>
        Gen.Int[0, 200]
            .Sample(number =>
            {
                var trial = Some.RunningAt(27, 5) with { Number = number };
                var rivals = Some.Study([.. Enumerable.Range(0, 200).Select(i => Some.AtRung(0, 1))]);
                var others = rivals.Finished.Except(new HyperbandPruner(maxResource: 27).Comparable(rivals, number).Finished);

                Assert.True(new HyperbandPruner(maxResource: 27).Prunes(rivals, trial));
                Assert.False(new HyperbandPruner(maxResource: 27).Prunes(With(rivals, [.. others]), trial));
            });

    [Fact]
    public void ComparesAllTrialsUntilAFullRunIsKnown()
    {
        var pruner = new HyperbandPruner();
        var pruned = Some.Study([.. Enumerable.Repeat(Some.Trial(TrialState.Pruned, 1, 1), 50)]);
        Assert.False(pruner.Prunes(pruned, Some.RunningAt(50, 1)));
        Assert.Same(pruned, pruner.Comparable(pruned, 50));

        var complete = With(
            pruned,
            [.. pruned.Finished, Some.RunningAt(8, 1) with { Number = 50, State = TrialState.Complete, Values = [1] }]
        );
        pruner.Decide(complete, Some.RunningAt(1, 1));
        Assert.InRange(pruner.Comparable(complete, 51).Finished.Count, 1, 50);
    }

    [Fact]
    public void AGrowingStudyGivesTheSameBracketsAsAWholeOne() =>
        Histories.All.Sample(history =>
        {
            var whole = new HyperbandPruner(maxResource: 9).Comparable(history, 0).Finished;

            var growing = new HyperbandPruner(maxResource: 9);
            for (var n = 0; n < history.Finished.Count; n++)
                growing.Comparable(With(history, [.. history.Finished.Take(n)]), 0);

            Assert.Equal(whole, growing.Comparable(history, 0).Finished);
        });

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("minResource", () => new HyperbandPruner(minResource: 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxResource", () => new HyperbandPruner(minResource: 3, maxResource: 2));
        Assert.Throws<ArgumentOutOfRangeException>("reductionFactor", () => new HyperbandPruner(reductionFactor: 1));
        Assert.Contains(
            "maxResource",
            Assert.Throws<ArgumentException>("bootstrapCount", () => new HyperbandPruner(bootstrapCount: 1)).Message
        );
    }

    private static StudyHistory With(StudyHistory history, FrozenTrial[] finished) =>
        new()
        {
            StudyName = history.StudyName,
            Directions = history.Directions,
            Lineage = history.Lineage,
            Finished = finished,
        };
}
