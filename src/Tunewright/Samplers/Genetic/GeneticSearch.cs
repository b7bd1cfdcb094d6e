using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>Generations of trials, of which the best breed the next; what the NSGA samplers have in common.</summary>
/// <param name="options">Their options.</param>
/// <param name="noteKey">The attribute of a trial's generation.</param>
/// <param name="crowding">Whether isolated trials are better parents.</param>
/// <param name="survivors">Chooses that many of a population.</param>
internal sealed class GeneticSearch(
    GeneticOptions options,
    string noteKey,
    bool crowding,
    Func<Population, int, ImmutableArray<StudyDirection>, IReadOnlyList<FrozenTrial>> survivors
)
{
    private readonly RandomSource _random = new(options.Seed, RandomGenerator.Philox);
    private readonly ConditionalWeakTable<object, Past> _pasts = [];

    /// <summary>A child of the present population; of the first generation nothing but the note.</summary>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        var past = _pasts.GetValue(history.Lineage, _ => new Past(new LearntSpace(), GenerationsOf(history.Directions)));
        var (population, note) = past.Generations.Current(history, run: "", () => Population.Empty);
        var space = past.Learnt.At(history.Finished).Space.Without(trial.Parameters);
        if (note.Generation == 0 || space.Count == 0)
            return JointSample.Empty with { SystemAttributes = note.Under(noteKey) };
        var stream = _random.For(trial.Number, "");
        var parents = population.Parents(options.Crossover.Parents, stream);
        return new(Breeding.Child(space, parents, options, stream), note.Under(noteKey));
    }

    /// <summary>A random value.</summary>
    public double Sample(FrozenTrial trial, string name, Distribution distribution) => distribution.Draw(_random.For(trial.Number, name));

    private Generations<Population> GenerationsOf(ImmutableArray<StudyDirection> directions) =>
        new(
            noteKey,
            (population, members) =>
                members.Count < options.PopulationSize
                    ? null
                    : survivors(
                        Population.Of([.. population.Trials, .. members], directions, crowding),
                        options.PopulationSize,
                        directions
                    ),
            (_, parents) => Population.Of(parents, directions, crowding)
        );

    /// <summary>What is kept of a study.</summary>
    private sealed record Past(LearntSpace Learnt, Generations<Population> Generations);
}
