using System.Collections.Immutable;
using Showrunner.Tuning;
using Tunewright;

namespace Tuning.Tests;

public class TuningGainTests
{
    [Fact]
    public void ComparesTheEndsWhereBothWereTrainedWhole()
    {
        var gain = TuningGain.Of(Trial(0, TrialState.Complete, 3, 2), Trial(1, TrialState.Complete, 4, 1.5))!;

        Assert.Equal((Math.Exp(2), Math.Exp(1.5), 1), (gain.Usual, gain.Best, gain.Position));
        Assert.Equal(1 - Math.Exp(-0.5), gain.Share, 1e-12);
    }

    [Fact]
    public void ComparesAtTheLastReportThatBothHaveMade()
    {
        var gain = TuningGain.Of(Trial(0, TrialState.Pruned, 3), Trial(1, TrialState.Complete, 2.5, 1.5))!;

        Assert.Equal((Math.Exp(3), Math.Exp(2.5), 0.5), (gain.Usual, gain.Best, gain.Position));
    }

    [Fact]
    public void IsUnknownWhereTheUsualOptionsWereNotTried() => Assert.Null(TuningGain.Of(null, Trial(1, TrialState.Complete, 2)));

    [Fact]
    public void ResultsLeaveOutFailedTrialsAndTakeThoseThatWereCutOff() =>
        Assert.Equal(
            2,
            Candidate
                .BestOf([Trial(0, TrialState.Complete, 3), Hopeless(Trial(1, TrialState.Failed, 1)), Trial(2, TrialState.Failed, 2)])!
                .Number
        );

    private static Candidate Hopeless(Candidate candidate) =>
        Candidate.Of([candidate.Last with { UserAttributes = candidate.Last.UserAttributes.Add(Candidate.HopelessAttribute, true) }])[0];

    private static Candidate Trial(int number, TrialState state, params double[] losses) =>
        Candidate.Of([
            new FrozenTrial
            {
                Id = number,
                Number = number,
                State = state,
                IntermediateValues = losses.Index().ToImmutableSortedDictionary(loss => loss.Index + 1, loss => loss.Item),
                UserAttributes = ImmutableDictionary<string, object?>.Empty.Add(Candidate.PositionAttribute, losses.Length / 2.0),
            },
        ])[0];
}
