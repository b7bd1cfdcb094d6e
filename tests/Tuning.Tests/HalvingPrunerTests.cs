using System.Collections.Immutable;
using Showrunner.Tuning;
using Tunewright;

namespace Tuning.Tests;

public class HalvingPrunerTests
{
    private static readonly HalvingRule Rule = new([1, 3]);

    [Fact]
    public void OnlyTheBestThirdGoesOn()
    {
        var others = Enumerable.Range(0, 5).Select(number => Some.Trial(number, TrialState.Pruned, 2.0 + number)).ToList();

        Assert.False(Decide(others, Some.Trial(5, TrialState.Running, 2.5)).Prune);
        Assert.True(Decide(others, Some.Trial(5, TrialState.Running, 3.5)).Prune);
    }

    [Fact]
    public void BetweenRungsNothingStops() =>
        Assert.False(Decide([Some.Trial(0, TrialState.Complete, 1, 1, 1)], Some.Trial(1, TrialState.Running, 9, 9)).Prune);

    [Fact]
    public void PausedCandidateIsPromotedOnceItIsAmongTheBestThird()
    {
        List<FrozenTrial> trials =
        [
            Some.Trial(0, TrialState.Pruned, 2.0),
            Some.Trial(1, TrialState.Pruned, 1.0),
            Some.Trial(2, TrialState.Pruned, 5),
        ];
        Assert.Equal([1], Promotable(trials));

        trials.AddRange(Enumerable.Range(3, 3).Select(number => Some.Trial(number, TrialState.Pruned, 5)));
        Assert.Equal([1, 0], Promotable(trials)); // two of six

        trials.Add(
            Some.Trial(6, TrialState.Running, 1.0) with
            {
                UserAttributes = ImmutableDictionary<string, object?>.Empty.Add("continues", 1L),
            }
        );
        Assert.Equal([0], Promotable(trials)); // the other goes on already
    }

    [Fact]
    public void FirstAtARungWaitUntilThreeAreThere()
    {
        List<FrozenTrial> trials = [Some.Trial(0, TrialState.Pruned, 2.0), Some.Trial(1, TrialState.Pruned, 1.0)];
        Assert.Empty(Promotions.Of(Candidate.Of(trials)));

        trials.Add(Some.Trial(2, TrialState.Pruned, 5));
        Assert.Equal(1, Assert.Single(Promotions.Of(Candidate.Of(trials))).Number);
    }

    [Fact]
    public void WhereNoMoreComeThePausedFollowAndNoFailedOne()
    {
        var failed = Some.Trial(2, TrialState.Failed, 1.0, 1.0) with
        {
            UserAttributes = ImmutableDictionary<string, object?>.Empty.Add("hopeless", true),
        };
        List<FrozenTrial> trials = [Some.Trial(0, TrialState.Pruned, 3.0), Some.Trial(1, TrialState.Pruned, 2.0), failed];

        Assert.Equal([1, 0], Promotions.Of(Candidate.Of(trials), areAll: true).Select(candidate => candidate.Number));
        Assert.Empty(Promotions.Of(Candidate.Of([.. trials, Some.Trial(3, TrialState.Complete, 4.0, 4.0, 4.0)]), areAll: true));
    }

    [Fact]
    public void CandidateThatEndedEarlyCompetesAtLaterRungs() =>
        Assert.True(Decide([Some.Trial(0, TrialState.Complete, 1.5, 1.2)], Some.Trial(1, TrialState.Running, 1.4, 1.4, 1.4)).Prune);

    private static PruningDecision Decide(IReadOnlyList<FrozenTrial> others, FrozenTrial trial) =>
        new HalvingPruner(Rule).Decide(
            new()
            {
                StudyName = "s",
                Directions = [StudyDirection.Minimize],
                Lineage = others,
                Finished = others,
            },
            trial
        );

    private static IEnumerable<int> Promotable(IEnumerable<FrozenTrial> trials) =>
        Promotions.Of(Candidate.Of(trials)).Select(candidate => candidate.Number);
}
