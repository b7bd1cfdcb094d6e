using Showrunner.Tuning;
using Tunewright;

namespace Tuning.Tests;

public class CandidateHistoryTests
{
    private readonly Study _study = Study.Create(new() { Sampler = new RandomSampler(seed: 1) });

    [Fact]
    public void GroupsCandidatesOnceForEachChangeOfTheStudy()
    {
        var history = new CandidateHistory(_study);
        Action<Trial>[] changes =
        [
            trial => trial.SuggestDouble("x", 0, 1),
            trial => trial.Report(1, 1),
            trial => trial.SetUserAttribute("position", 0.5),
            trial => _study.Tell(trial, 1),
        ];

        var trial = _study.Ask();
        var before = history.Candidates;
        foreach (var change in changes)
        {
            Assert.All(Enumerable.Range(0, 10), _ => Assert.Same(before, history.Candidates));
            change(trial);
            Assert.NotSame(before, history.Candidates);
            before = history.Candidates;
        }

        Assert.Equal(changes.Length + 1, history.Changes);
        Assert.Equal(CandidateState.Complete, Assert.Single(history.Candidates).State);
    }
}
