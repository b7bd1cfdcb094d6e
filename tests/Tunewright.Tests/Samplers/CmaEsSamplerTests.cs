namespace Tunewright.Tests.Samplers;

public class CmaEsSamplerTests
{
    private static double Ellipsoid(Trial trial)
    {
        var (x, y, z) = (trial.SuggestDouble("x", -5, 5), trial.SuggestDouble("y", -5, 5), trial.SuggestDouble("z", -5, 5));
        var (u, v) = ((x + y) / Math.Sqrt(2), (x - y) / Math.Sqrt(2));
        return Math.Pow(u - 1, 2) + 100 * Math.Pow(v - 1, 2) + 10 * Math.Pow(z + 2, 2);
    }

    private static double Best(ISampler sampler, Func<Trial, double> objective, int trials)
    {
        var study = Some.Study(new() { Sampler = sampler });
        study.Optimize(objective, trials);
        return study.BestValue;
    }

    [Theory]
    [InlineData(false, false, CmaEsRestarts.IncreasingPopulation)]
    [InlineData(true, false, CmaEsRestarts.None)]
    [InlineData(false, true, CmaEsRestarts.TwoPopulations)]
    public void FindsTheMinimumOfARotatedEllipsoid(bool separable, bool adaptive, CmaEsRestarts restarts)
    {
        var options = new CmaEsOptions
        {
            Separable = separable,
            AdaptLearningRates = adaptive,
            Restarts = restarts,
        };

        var largest = separable || adaptive ? 0.1 : 1e-4;
        for (var seed = 0; seed < 5; seed++)
            Assert.InRange(Best(new CmaEsSampler(options with { Seed = seed }), Ellipsoid, trials: 600), 0, largest);
    }

    [Fact]
    public void FindsTheOptimumOfIntegersWithAMargin()
    {
        static double OneMax(Trial trial)
        {
            var ones = Enumerable.Range(0, 5).Sum(i => trial.SuggestInt($"bit{i}", 0, 1));
            return -ones - trial.SuggestInt("n", 1, 100, log: true) / 100.0 + Math.Pow(trial.SuggestDouble("x", -1, 1), 2);
        }

        for (var seed = 0; seed < 5; seed++)
            Assert.InRange(Best(new CmaEsSampler(seed), OneMax, trials: 500), -6, -5.9);
    }

    /// <summary>Six peaks along each parameter: a restart must find the right one.</summary>
    [Theory]
    [InlineData(CmaEsRestarts.IncreasingPopulation)]
    [InlineData(CmaEsRestarts.TwoPopulations)]
    public void RestartsElsewhereWhenItHasConverged(CmaEsRestarts restarts)
    {
        static double Steps(Trial trial) =>
            Math.Floor(Math.Abs(trial.SuggestDouble("x", -5, 5) - 3)) + Math.Floor(Math.Abs(trial.SuggestDouble("y", -5, 5)));
        var study = Some.Study(new() { Sampler = new CmaEsSampler(new CmaEsOptions { Seed = 1, Restarts = restarts }) });

        study.Optimize(Steps, trials: 1500);

        var late = study.Trials.Skip(1000).Select(trial => (double)trial["x"]!).ToList();
        Assert.True(late.Max() - late.Min() > 2, "The late points lie together.");
    }

    [Fact]
    public void BeginsWhereASimilarStudyWasGood()
    {
        var source = Some.Study();
        source.Optimize(Ellipsoid, trials: 200);

        var wins = Enumerable
            .Range(0, 9)
            .Count(seed =>
                Best(new CmaEsSampler(new CmaEsOptions { Seed = seed, SourceTrials = source.Trials }), Ellipsoid, trials: 30)
                < Best(new CmaEsSampler(seed), Ellipsoid, trials: 30)
            );

        Assert.InRange(wins, 7, 9);
    }

    /// <summary>Four workers with seeds of their own, each with a study object of its own, as in four processes.</summary>
    [Fact]
    public void WorkersShareOneSearch()
    {
        using var storage = new InMemoryStorage();
        Shared(storage, new RandomSampler());
        Parallel.For(0, 4, worker => Shared(storage, new CmaEsSampler(seed: worker)).Optimize(Ellipsoid, trials: 150));

        var study = Shared(storage, new RandomSampler());
        Assert.InRange(study.BestValue, 0, 1e-2);
        var notes = study.Trials.Select(trial => GenerationNote.Of(trial, "tunewright:cma")).OfType<GenerationNote>().ToList();
        Assert.Single(notes.Select(note => note.Run).Distinct());
        Assert.InRange(notes.Max(note => note.Generation), 60, 600 / CmaEsParameters.DefaultSize(3));
    }

    [Fact]
    public void ReplacesFailuresAndLearnsFromPrunedAndInfeasibleTrials()
    {
        var study = Some.Study(new() { Sampler = new CmaEsSampler(seed: 2) });

        study.Optimize(
            trial =>
            {
                var loss = Ellipsoid(trial);
                trial.SetConstraints(trial.Record.Parameters[0].Value - 1); // x ≤ 1: the best feasible point lies on the edge
                trial.Report(loss, 1);
                return trial.Number % 5 == 0 ? throw new InvalidOperationException("lost")
                    : loss > 500 ? throw new TrialPrunedException()
                    : loss;
            },
            trials: 800,
            options: new() { Catch = [typeof(InvalidOperationException)] }
        );

        // u = 1 + a, v = 1 + b with x = (u + v) / √2 = 1: the smallest a² + 100 b².
        var gap = Math.Sqrt(2) - 2;
        Assert.Equal(gap * gap * 100 / 101, study.BestValue, 0.01);
    }

    [Fact]
    public void LeavesCategoriesAndConditionalParametersToChance()
    {
        var study = Some.Study(new() { Sampler = new CmaEsSampler(seed: 3) });

        study.Optimize(
            trial =>
                Ellipsoid(trial)
                + (
                    trial.SuggestCategorical("kind", "a", "b") == "a"
                        ? trial.SuggestDouble("only a", 0, 1)
                        : trial.SuggestInt("only b", 0, 3)
                ),
            trials: 300
        );

        Assert.InRange(study.BestValue, 0, 0.5);
        Assert.InRange(study.Trials.Count(trial => (string)trial["kind"]! == "a"), 100, 200);
    }

    [Fact]
    public void BeginsAnewWhenARangeChanges()
    {
        var study = Some.Study(new() { Sampler = new CmaEsSampler(seed: 3) });
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1) + trial.SuggestDouble("y", 0, 1), trials: 30);
        study.Optimize(trial => -trial.SuggestDouble("x", 0, 10) + trial.SuggestDouble("y", 0, 1), trials: 200);

        Assert.InRange(study.BestValue, -10, -9.9);
    }

    [Fact]
    public void NamesTheStudyOfSeveralObjectives()
    {
        var study = Some.Study(
            new()
            {
                Name = "two",
                Sampler = new CmaEsSampler(1),
                Directions = [StudyDirection.Minimize, StudyDirection.Maximize],
            }
        );

        Assert.Contains("'two' has 2", Assert.Throws<NotSupportedException>(() => study.Ask()).Message);
    }

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(1, 2, false)]
    [InlineData(1, null, true)]
    public void RefusesOptionsOutOfRange(int startup, int? population, bool separableAndAdaptive) =>
        Assert.ThrowsAny<ArgumentException>(() =>
            new CmaEsSampler(
                new CmaEsOptions
                {
                    StartupTrials = startup,
                    PopulationSize = population,
                    Separable = separableAndAdaptive,
                    AdaptLearningRates = separableAndAdaptive,
                }
            )
        );

    private static Study Shared(InMemoryStorage storage, ISampler sampler) =>
        Some.Study(
            new()
            {
                Name = "shared",
                Storage = storage,
                LoadIfExists = true,
                Sampler = sampler,
            }
        );
}
