using System.Collections.Immutable;
using CsCheck;

namespace Tunewright.Contracts;

/// <summary>What samplers guarantee that try each point of a finite space once and then stop the study.</summary>
public abstract class ExhaustiveSamplerContract : SamplerContract
{
    private static readonly Gen<ImmutableArray<(string Name, Distribution Distribution)>> Spaces = Gen.Int[1, 4]
        .Array[1, 3]
        .Select(sizes =>
            sizes.Select((size, i) => ($"p{i}", (Distribution)new IntDistribution(10, 10 + 5 * (size - 1), step: 5))).ToImmutableArray()
        );

    /// <summary>The number of points that the sampler tries in a space of integers.</summary>
    protected abstract int Points(ImmutableArray<(string Name, Distribution Distribution)> space);

    [Fact]
    public void TriesEachPointOnceAndStops() =>
        Spaces.Sample(
            space =>
            {
                var study = Study.Create(new StudyOptions { Sampler = Create(1, space) });

                study.Optimize(trial => Ask(trial, space), trials: 3 * Points(space));

                Assert.Equal(Points(space), study.Trials.Count);
                Assert.Equal(Points(space), study.Trials.Select(Text).Distinct().Count());
            },
            iter: Iterations / 2
        );

    /// <summary>Workers that run at once can begin a point twice, but leave none out.</summary>
    [Fact]
    public void LeavesNoPointOutWithSeveralWorkers() =>
        Spaces.Sample(
            space =>
            {
                var study = Study.Create(new StudyOptions { Sampler = Create(1, space) });

                study.Optimize(trial => Ask(trial, space), trials: 5 * Points(space) + 5, parallelism: 4);

                Assert.Equal(Points(space), study.Trials.Select(Text).Distinct().Count());
                Assert.True(study.Sampler.IsExhausted(History(study)));
            },
            iter: Iterations / 10
        );

    [Fact]
    public void GoesOnWhereAnotherProcessStopped() =>
        Spaces.Sample(
            space =>
            {
                using var storage = new InMemoryStorage();
                for (var run = 0; run < Points(space); run++)
                {
                    var study = Study.Create(
                        new()
                        {
                            Name = "resumed",
                            Storage = storage,
                            LoadIfExists = true,
                            Sampler = Create(1, space),
                        }
                    );
                    study.Optimize(trial => Ask(trial, space), trials: 1);
                }

                var trials = Study.Load(new() { Storage = storage }).Trials;
                Assert.Equal(Points(space), trials.Select(Text).Distinct().Count());
            },
            iter: Iterations / 10
        );

    private static double Ask(Trial trial, ImmutableArray<(string Name, Distribution Distribution)> space)
    {
        foreach (var (name, distribution) in space)
            trial.SuggestInt(name, (int)((IntDistribution)distribution).Low, (int)((IntDistribution)distribution).High, step: 5);
        return 0;
    }

    private static StudyHistory History(Study study) =>
        new()
        {
            StudyName = study.Name,
            Directions = study.Directions,
            Lineage = study,
            Finished = study.Trials,
        };

    private static string Text(FrozenTrial trial) => string.Join(' ', trial.Parameters.Select(parameter => parameter.Value));
}
