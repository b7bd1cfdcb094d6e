using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>Generations of trials, of which the best breed the next; what the NSGA samplers have in common.</summary>
/// <param name="options">Their options.</param>
/// <param name="noteKey">The attribute of a trial's generation.</param>
/// <param name="crowding">Whether lonely trials are better parents.</param>
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
        var past = _pasts.GetValue(history.Lineage, _ => new Past(this, history.Directions));
        var (population, note) = past.Generations.Current(history, run: "", () => Population.Empty);
        var space = past.SpaceOf(history).Without(trial.Parameters);
        if (note.Generation == 0 || space.Count == 0)
            return JointSample.Empty with { SystemAttributes = note.Under(noteKey) };
        var stream = _random.For(trial.Number, "");
        var parents = population.Parents(options.Crossover.Parents, stream);
        return new(Breeding.Child(space, parents, options, stream), note.Under(noteKey));
    }

    /// <summary>A random value.</summary>
    public double Sample(FrozenTrial trial, string name, Distribution distribution) => distribution.Draw(_random.For(trial.Number, name));

    private sealed class Past(GeneticSearch search, ImmutableArray<StudyDirection> directions)
    {
        private readonly Lock _gate = new();
        private readonly LearntSpace _learnt = new();

        public Generations<Population> Generations { get; } =
            new(
                search.NoteKey,
                (population, members) => members.Count < search.Size ? null : search.Survivors(population, members, directions),
                (_, parents) => Population.Of(parents, directions, search.Crowding)
            );

        public SearchSpace SpaceOf(StudyHistory history)
        {
            lock (_gate)
            {
                _learnt.MoveTo(history.Finished);
                return _learnt.Space;
            }
        }
    }

    private string NoteKey => noteKey;

    private int Size => options.PopulationSize;

    private bool Crowding => crowding;

    /// <summary>Of a population and its children the best.</summary>
    private IReadOnlyList<FrozenTrial> Survivors(
        Population population,
        IReadOnlyList<FrozenTrial> children,
        ImmutableArray<StudyDirection> directions
    ) => survivors(Population.Of([.. population.Trials, .. children], directions, crowding), Size, directions);
}
