namespace Tunewright.Tests.Samplers;

public class NsgaSamplerTests
{
    public static TheoryData<Crossover, bool> Operators =>
        new(
            from crossover in CrossoverTests.All
            from mutates in new[] { false, true }
            select new TheoryDataRow<Crossover, bool>(crossover.Data, mutates)
        );

    /// <summary>
    /// ZDT1 of E. Zitzler, K. Deb, L. Thiele, Evolutionary Computation 8(2), 2000, with five parameters and the front away from the bounds.
    /// </summary>
    private static IReadOnlyList<double> Zdt1(Trial trial)
    {
        var x = Enumerable.Range(0, 5).Select(i => trial.SuggestDouble($"x{i}", 0, 1)).ToArray();
        var g = 1 + 36 * x.Skip(1).Average(y => Math.Pow(y - 0.4, 2));
        return [x[0], g * (1 - Math.Sqrt(x[0] / g))];
    }

    private static Study Search(
        ISampler sampler,
        Func<Trial, IReadOnlyList<double>> objective,
        int trials,
        params StudyDirection[] directions
    )
    {
        var study = Some.Study(new() { Sampler = sampler, Directions = directions });
        study.Optimize(objective, trials);
        return study;
    }

    private static double Volume(Study study) =>
        Hypervolume.Of(
            study.BestTrials.Select(trial => trial.Losses(study.Directions)).Where(loss => loss.All(x => x < 11)),
            [.. study.Directions.Select(_ => 11.0)]
        );

    [Theory]
    [MemberData(nameof(Operators))]
    public void FindsMoreOfTheFrontThanChance(Crossover crossover, bool mutates)
    {
        var options = new GeneticOptions
        {
            PopulationSize = 20,
            Crossover = crossover,
            Mutation = mutates ? new PolynomialMutation() : null,
        };
        double Volumes(Func<long, ISampler> sampler) =>
            Enumerable
                .Range(0, 3)
                .Average(seed => Volume(Search(sampler(seed), Zdt1, 300, StudyDirection.Minimize, StudyDirection.Minimize)));

        var random = Volumes(seed => new RandomSampler(seed));
        Assert.True(Volumes(seed => new NsgaIISampler(options with { Seed = seed })) > random);
        Assert.True(
            Volumes(seed => new NsgaIIISampler(
                new NsgaIIIOptions
                {
                    PopulationSize = 20,
                    Crossover = crossover,
                    Mutation = options.Mutation,
                    Divisions = 12,
                    Seed = seed,
                }
            )) > random
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MaximizesOneObjectiveOfAMixedSpaceWithConstraints(bool third)
    {
        var study = Search(
            third ? new NsgaIIISampler(1) : new NsgaIISampler(1),
            trial =>
            {
                var (x, n) = (trial.SuggestDouble("x", 0, 1), trial.SuggestInt("n", 1, 1000, log: true));
                var kind = trial.SuggestCategorical("kind", "low", "high");
                trial.SetConstraints(x - 0.5);
                return [x + Math.Log10(n) + (kind == "high" ? 1 : 0)];
            },
            400,
            StudyDirection.Maximize
        );

        Assert.InRange(study.BestValue, 4.2, 4.5);
    }

    [Fact]
    public void KeepsTradeOffsNearTheReferencePoints()
    {
        var study = Search(
            new NsgaIIISampler(
                new NsgaIIIOptions
                {
                    Seed = 1,
                    PopulationSize = 12,
                    ReferencePoints =
                    [
                        [1.0, 1.0],
                    ],
                }
            ),
            Zdt1,
            600,
            StudyDirection.Minimize,
            StudyDirection.Minimize
        );

        // The lines f₂ = f₁ and f₂ = 1 − √f₁ meet at 0.38.
        Assert.InRange(study.Trials.Skip(500).Select(trial => trial.Values[0]).Order().ElementAt(50), 0.2, 0.6);
    }

    [Fact]
    public void WorkersShareOnePopulation()
    {
        using var storage = new InMemoryStorage();
        Study Shared(long seed) =>
            Some.Study(
                new()
                {
                    Name = "shared",
                    Storage = storage,
                    LoadIfExists = true,
                    Directions = [StudyDirection.Minimize, StudyDirection.Minimize],
                    Sampler = new NsgaIISampler(new GeneticOptions { Seed = seed, PopulationSize = 10 }),
                }
            );
        Shared(0);

        Parallel.For(0, 4, worker => Shared(worker).Optimize(Zdt1, trials: 50));

        var notes = Shared(0).Trials.Select(trial => GenerationNote.Of(trial, "tunewright:nsga2")!).ToList();
        Assert.InRange(notes.Max(note => note.Generation), 10, 20);
        Assert.All(notes.Where(note => note.Parents is not null), note => Assert.Equal(10, note.Parents!.Value.Distinct().Count()));
    }

    [Fact]
    public void RefusesWhatDoesNotFit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new NsgaIISampler(new GeneticOptions { PopulationSize = 2, Crossover = new SimplexCrossover() })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new NsgaIISampler(new GeneticOptions { MutationProbability = 2 }));
        Assert.Throws<ArgumentException>(() =>
            new NsgaIIISampler(
                new NsgaIIIOptions
                {
                    ReferencePoints =
                    [
                        [0.0, 0.0],
                    ],
                }
            )
        );
        var study = Some.Study(
            new()
            {
                Sampler = new NsgaIIISampler(
                    new NsgaIIIOptions
                    {
                        ReferencePoints =
                        [
                            [1.0, 1.0],
                        ],
                    }
                ),
            }
        );
        Assert.Contains("1 objective,", Assert.Throws<InvalidOperationException>(() => study.Ask()).Message);
    }
}
