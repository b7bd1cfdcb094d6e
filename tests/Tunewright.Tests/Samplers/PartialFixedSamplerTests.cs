namespace Tunewright.Tests.Samplers;

public class PartialFixedSamplerTests
{
    [Fact]
    public void FixesItsParametersAndLeavesTheOthers()
    {
        var study = Some.Study(
            new() { Sampler = new PartialFixedSampler(new Dictionary<string, object?> { ["y"] = 3 }, new TpeSampler(seed: 1)) }
        );

        study.Optimize(trial => Math.Pow(trial.SuggestDouble("x", -1, 1), 2) + trial.SuggestInt("y", -9, 9), trials: 40);

        Assert.All(study.Trials, trial => Assert.Equal(3L, trial["y"]));
        Assert.Equal(40, study.Trials.Select(trial => trial["x"]).Distinct().Count());
    }

    [Fact]
    public void LeavesFixedParametersOutOfTheJointSpace()
    {
        var history = Past();
        var trial = new FrozenTrial
        {
            Id = 30,
            Number = 30,
            State = TrialState.Running,
        };
        var sampler = new PartialFixedSampler(new Dictionary<string, object?> { ["y"] = 3 }, new TpeSampler(seed: 1));

        Assert.Equal(["x"], sampler.SampleJoint(history, trial).Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void NamesAFixedValueThatDoesNotFit()
    {
        var trial = Some.Study(
                new() { Sampler = new PartialFixedSampler(new Dictionary<string, object?> { ["y"] = 3 }, new RandomSampler(1)) }
            )
            .Ask();

        Assert.Contains("'y' is fixed at 3", Assert.Throws<ArgumentException>(() => trial.SuggestInt("y", 4, 9)).Message);
    }

    private static StudyHistory Past() =>
        new()
        {
            StudyName = "past",
            Directions = [StudyDirection.Minimize],
            Lineage = new(),
            Finished =
            [
                .. Enumerable
                    .Range(0, 30)
                    .Select(i => new FrozenTrial
                    {
                        Id = i,
                        Number = i,
                        State = TrialState.Complete,
                        Values = [i],
                        Parameters = [new("x", new FloatDistribution(0, 1), i / 30.0), new("y", new IntDistribution(0, 9), i % 10)],
                    }),
            ],
        };
}
