using System.Collections.Immutable;

namespace Tunewright.Contracts;

/// <summary>What samplers guarantee that draw values from any space, without end.</summary>
public abstract class DrawingSamplerContract : SamplerContract
{
    /// <summary>A new sampler whose draws follow from <paramref name="seed"/>.</summary>
    protected abstract ISampler Create(long seed);

    /// <inheritdoc/>
    protected sealed override ISampler Create(long seed, ImmutableArray<(string Name, Distribution Distribution)> space) => Create(seed);

    /// <summary>But the first trial may be without chance, such as in the middle of all ranges.</summary>
    [Fact]
    public void DrawsOtherValuesFromAnotherSeed() => Assert.NotEqual(Draw(Create(1), 1), Draw(Create(2), 1));

    [Fact]
    public void DrawsOtherValuesForAnotherTrial() => Assert.NotEqual(Draw(Create(1), 0), Draw(Create(1), 1));

    [Fact]
    public void ResumesAsIfItHadNeverStopped()
    {
        using var storage = new InMemoryStorage();
        var whole = Search(new InMemoryStorage(), trials: 80);

        for (var part = 0; part < 4; part++)
            Search(storage, trials: 20);

        Assert.Equal(Values(whole), Values(Search(storage, trials: 0)));
    }

    [Fact]
    public void DrawsTheSameWithAnyNumberOfWorkersInBatches()
    {
        var one = Search(new InMemoryStorage(), trials: 80, batch: 8);

        var four = Search(new InMemoryStorage(), trials: 80, batch: 8, workers: 4);

        Assert.Equal(Values(one), Values(four));
    }

    private Study Search(InMemoryStorage storage, int trials, int? batch = null, int workers = 1)
    {
        var study = Study.Create(
            new()
            {
                Name = "search",
                Storage = storage,
                LoadIfExists = true,
                Sampler = Create(4),
                Pruner = new NoPruner(),
            }
        );
        study.Optimize(
            Objective,
            trials,
            parallelism: workers,
            options: new() { Catch = [typeof(ArithmeticException)], BatchSize = batch }
        );
        return study;
    }

    /// <summary>Of a conditional space; some trials fail, some are pruned, some violate a constraint.</summary>
    private static double Objective(Trial trial)
    {
        var loss = Math.Pow(trial.SuggestDouble("x", -5, 5), 2) + Math.Abs(Math.Log(trial.SuggestDouble("rate", 1e-5, 1, log: true)));
        loss += trial.SuggestInt("n", 0, 50) + trial.SuggestCategorical("kind", 0, 1, 2);
        if (loss < 30)
            loss += trial.SuggestDouble("late", 0, 1);
        trial.SetConstraints(loss - 50);
        trial.Report(loss, 1);
        return trial.Number % 7 == 3 ? throw new ArithmeticException("lost")
            : trial.Number % 7 == 5 ? throw new TrialPrunedException()
            : loss;
    }

    private static string[] Values(Study study) =>
        [.. study.Trials.Select(trial => string.Join(' ', trial.Parameters.Select(parameter => parameter.Value.ToString("R"))))];

    /// <summary>Three values for a trial of an empty study.</summary>
    private static double[] Draw(ISampler sampler, int number)
    {
        var history = new SearchCase([], [StudyDirection.Minimize], []).History(0);
        var trial = new FrozenTrial
        {
            Id = number,
            Number = number,
            State = TrialState.Running,
        };
        return [.. Enumerable.Range(0, 3).Select(i => sampler.Sample(history, trial, $"p{i}", new FloatDistribution(0, 1)))];
    }
}
