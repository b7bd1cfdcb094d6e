using CsCheck;

namespace Tunewright.Tests.Samplers;

public class SearchSpaceTests
{
    private static readonly Distribution[] Ranges = [new IntDistribution(0, 3), new IntDistribution(0, 4), new IntDistribution(2, 2)];

    /// <summary>Trials of up to four parameters, each absent or with one of three ranges, the last of a single value.</summary>
    private static readonly Gen<FrozenTrial[]> Trials = Gen.Int[-1, 2]
        .Array[4]
        .Array[0, 8]
        .Select(drafts => drafts.Select((ranges, number) => Trial(number, ranges)).ToArray());

    [Fact]
    public void TheIntersectionHasWhatAllTrialsHave() =>
        Trials.Sample(trials =>
        {
            var intersection = new SearchSpaceIntersection();
            foreach (var trial in trials)
                intersection.Add(trial);

            Assert.Equal(Expected(trials), intersection.Space.Parameters);
        });

    [Fact]
    public void TheIntersectionForgetsTrialsThatAreRemoved() =>
        Gen.Select(Trials, Trials)
            .Sample(
                (kept, later) =>
                {
                    var removed = Array.ConvertAll(later, trial => trial with { Number = trial.Number + 100 });
                    var intersection = new SearchSpaceIntersection();
                    foreach (var trial in kept.Concat(removed))
                        intersection.Add(trial);
                    foreach (var trial in removed)
                        intersection.Remove(trial);

                    Assert.Equal(Expected(kept), intersection.Space.Parameters);
                }
            );

    [Fact]
    public void TrialsHaveEachGroupWholeOrNotAtAll() =>
        Trials.Sample(trials =>
        {
            var groups = new SearchSpaceGroups();
            foreach (var trial in trials)
                groups.Add(trial);

            var names = groups.Spaces.SelectMany(space => space.Parameters).Select(parameter => parameter.Name).ToList();
            Assert.Equal(names.Distinct().Count(), names.Count);
            foreach (var space in groups.Spaces)
            {
                foreach (var trial in trials)
                    Assert.Contains(space.Parameters.Count(p => trial.Parameters.Any(own => own.Name == p.Name)), new[] { 0, space.Count });
            }
        });

    [Fact]
    public void TheRealScaleGivesEachValueAnIntervalOfEqualWidth()
    {
        var steps = new FloatDistribution(1, 2, step: 0.25);

        Assert.Equal((0.875, 2.125), steps.RealBounds);
        Assert.Equal([1, 1.25, 1.5, 1.75, 2], Enumerable.Range(0, 5).Select(i => steps.FromReal(0.875 + (i + 0.5) / 5 * 1.25)));
    }

    [Fact]
    public void TheRealScaleComesBackToEveryValue() =>
        Gen.OneOf<Distribution>(
                Gen.Int[1, 500].Select(high => (Distribution)new IntDistribution(1, high, log: true)),
                Gen.Int[-9, 500].Select(high => (Distribution)new IntDistribution(-9, high, step: 3)),
                Gen.Int[1, 40].Select(high => (Distribution)new FloatDistribution(0, high / 10.0, step: 0.1))
            )
            .Sample(distribution =>
            {
                var (low, high) = distribution.RealBounds;
                for (var index = 0; index < distribution.Grid.Count; index++)
                {
                    var real = distribution.ToReal(distribution.Grid.At(index));
                    Assert.InRange(real, low, high);
                    Assert.Equal(distribution.Grid.At(index), distribution.FromReal(real), 1e-12);
                }
            });

    /// <summary>What every trial has, with the range of all, or of the last five if there are so many and they agree.</summary>
    private static IEnumerable<(string, Distribution)> Expected(FrozenTrial[] trials)
    {
        foreach (var name in trials.SelectMany(trial => trial.Parameters).Select(parameter => parameter.Name).Distinct().Order())
        {
            var ranges = trials.Select(trial => trial.Parameters.FirstOrDefault(own => own.Name == name).Distribution).ToList();
            if (ranges.Contains(null!))
                continue;
            var last = ranges.Distinct().Count() == 1 ? ranges : ranges[^Math.Min(5, ranges.Count)..];
            if (last.Distinct().Count() == 1 && (last.Count == 5 || last == ranges) && !last[0].IsSingle)
                yield return (name, last[0]);
        }
    }

    private static FrozenTrial Trial(int number, int[] ranges) =>
        new()
        {
            Id = number,
            Number = number,
            State = TrialState.Complete,
            Parameters =
            [
                .. ranges
                    .Select((range, i) => (Name: $"p{i}", Range: range))
                    .Where(parameter => parameter.Range >= 0)
                    .Select(parameter => new TrialParameter(parameter.Name, Ranges[parameter.Range], 2)),
            ],
        };
}
