using System.Collections.Immutable;
using CsCheck;

namespace Tunewright.Contracts;

/// <summary>
/// What every sampler guarantees. Derive from <see cref="DrawingSamplerContract"/> for samplers that draw without end, from
/// <see cref="ExhaustiveSamplerContract"/> for those that try each point once.
/// </summary>
public abstract class SamplerContract
{
    /// <summary>Generated cases for each test.</summary>
    protected const int Iterations = 100;

    /// <summary>A new sampler that can suggest the parameters of a space.</summary>
    protected abstract ISampler Create(long seed, ImmutableArray<(string Name, Distribution Distribution)> space);

    /// <summary>The number of objectives that the sampler can search for at once.</summary>
    protected virtual int MaxObjectives => SearchCase.MaxObjectives;

    /// <summary>Whether the sampler can draw from a range.</summary>
    protected virtual bool DrawsFrom(Distribution range) => true;

    private Gen<SearchCase> Cases => SearchCase.UpTo(MaxObjectives, DrawsFrom);

    [Fact]
    public void DrawsValuesThatLieInTheirRange() =>
        Cases.Sample(
            search =>
            {
                foreach (var (drawn, (name, distribution)) in Suggest(Create(1, search.Space), search, search.Next).Zip(search.Space))
                    Assert.True(distribution.Contains(drawn), $"{name} = {drawn:R} does not lie in {distribution}");
            },
            iter: Iterations
        );

    [Fact]
    public void DrawsTheSameFromTheSameSeed() =>
        Cases.Sample(
            search =>
                Assert.Equal(Suggest(Create(7, search.Space), search, search.Next), Suggest(Create(7, search.Space), search, search.Next)),
            iter: Iterations
        );

    /// <summary>
    /// So that a resumed study goes on as it would have, and a worker that lags behind suggests what it would have at once.
    /// </summary>
    [Fact]
    public void DrawsTheSameWhateverItWasAskedBefore() =>
        Cases.Sample(
            search =>
            {
                var asked = Create(3, search.Space);
                for (var trials = 0; trials <= search.Next; trials += 5)
                    Suggest(asked, search, trials);

                for (var trials = search.Next; trials >= 0; trials -= 7)
                    Assert.Equal(Suggest(Create(3, search.Space), search, trials), Suggest(asked, search, trials));
            },
            iter: Iterations / 4
        );

    [Fact]
    public void DrawsTheSameFromSeveralThreads() =>
        Cases.Sample(
            search =>
            {
                var expected = Enumerable
                    .Range(0, search.Next + 1)
                    .Select(trials => Suggest(Create(5, search.Space), search, trials))
                    .ToArray();
                var sampler = Create(5, search.Space);

                var drawn = new double[expected.Length][];
                Parallel.For(
                    0,
                    drawn.Length,
                    new ParallelOptions { MaxDegreeOfParallelism = 4 },
                    i => drawn[i] = Suggest(sampler, search, i)
                );

                Assert.Equal(expected, drawn);
            },
            iter: Iterations / 10
        );

    /// <summary>The values of the trial that begins after the first trials of a study, in the order of its space.</summary>
    private static double[] Suggest(ISampler sampler, SearchCase search, int trials)
    {
        var history = search.History(trials);
        var trial = new FrozenTrial
        {
            Id = trials,
            Number = trials,
            State = TrialState.Running,
        };
        var joint = sampler.SampleJoint(history, trial);
        trial = trial with { SystemAttributes = trial.SystemAttributes.SetItems(joint.SystemAttributes) };
        foreach (var (name, distribution) in search.Space)
        {
            var drawn =
                joint.Parameters.Where(parameter => parameter.Name == name).Select(parameter => (double?)parameter.Value).FirstOrDefault()
                ?? sampler.Sample(history, trial, name, distribution);
            trial = trial with { Parameters = trial.Parameters.Add(new(name, distribution, drawn)) };
        }
        return [.. trial.Parameters.Select(parameter => parameter.Value)];
    }
}
