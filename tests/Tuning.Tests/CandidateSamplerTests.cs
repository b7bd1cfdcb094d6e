using System.Collections.Immutable;
using Showrunner.Tuning;
using Tunewright;

namespace Tuning.Tests;

public class CandidateSamplerTests
{
    [Fact]
    public void ForecastsFollowThoseThatGotFurther()
    {
        var candidates = Candidate.Of([
            Some.Trial(0, TrialState.Complete, 5, 4, 3),
            Some.Trial(1, TrialState.Pruned, 6, 4.5),
            Some.Trial(2, TrialState.Pruned, 5.5),
        ]);

        var forecasts = CandidateForecasts.Of(candidates);

        Assert.Equal(3, forecasts[candidates[0]]);
        Assert.Equal(4.5 - (4 - 3), forecasts[candidates[1]], 1e-12);
        Assert.Equal(5.5 - ((5 - 3) + (6 - 3.5)) / 2, forecasts[candidates[2]], 1e-12);
    }

    [Fact]
    public void TheFirstAtARungHaveTheirOwnLosses()
    {
        var candidates = Candidate.Of([Some.Trial(0, TrialState.Pruned, 5), Some.Trial(1, TrialState.Pruned, 6)]);

        Assert.Equal([5.0, 6.0], CandidateForecasts.Of(candidates).Values.Order());
    }

    [Fact]
    public void ASamplerSeesEachCandidateOnce()
    {
        var shown = new Shown();
        var continued = Some.Trial(2, TrialState.Complete, 5, 4) with
        {
            UserAttributes = ImmutableDictionary<string, object?>.Empty.Add("continues", 0L),
        };
        var running = Some.Trial(4, TrialState.Running, 6.5) with
        {
            UserAttributes = ImmutableDictionary<string, object?>.Empty.Add("continues", 1L),
        };
        var history = new StudyHistory
        {
            StudyName = "s",
            Directions = [StudyDirection.Minimize],
            Lineage = new object(),
            Finished =
            [
                Some.Trial(0, TrialState.Pruned, 5),
                Some.Trial(1, TrialState.Pruned, 7),
                continued,
                Some.Trial(3, TrialState.Failed),
            ],
            Running = [running, Some.Trial(5, TrialState.Running)],
        };

        new CandidateSampler(shown).SampleJoint(history, Some.Trial(6, TrialState.Running));

        Assert.Equal([(0, 4.0), (1, 6.0)], shown.History!.Finished.Select(trial => (trial.Number, trial.Values[0])));
        Assert.All(shown.History.Finished, trial => Assert.Equal(TrialState.Complete, trial.State));
        Assert.Equal([5], shown.History.Running.Select(trial => trial.Number));
    }

    private sealed class Shown : ISampler
    {
        public StudyHistory? History { get; private set; }

        public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
        {
            History = history;
            return JointSample.Empty;
        }

        public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) => 0;
    }
}
