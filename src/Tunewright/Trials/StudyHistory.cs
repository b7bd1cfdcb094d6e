using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// What samplers and pruners see of a study: an immutable snapshot of its trials.
/// </summary>
/// <remarks>
/// A sampler that keeps its own tables of past trials need not rebuild them for each snapshot: snapshots of one
/// <see cref="Lineage"/> only grow, and element <c>i</c> of <see cref="Finished"/> is the same trial in all of them.
/// </remarks>
public sealed class StudyHistory
{
    /// <summary>The study's name.</summary>
    public required string StudyName { get; init; }

    /// <summary>One direction for each objective.</summary>
    public required ImmutableArray<StudyDirection> Directions { get; init; }

    /// <summary>The same object in all snapshots whose <see cref="Finished"/> lists continue each other.</summary>
    public required object Lineage { get; init; }

    /// <summary>Complete, pruned and failed trials, in the order in which this process learned of their end.</summary>
    public required IReadOnlyList<FrozenTrial> Finished { get; init; }

    /// <summary>Trials that run now, by number, without the one that asks.</summary>
    public IReadOnlyList<FrozenTrial> Running { get; init; } = [];
}
