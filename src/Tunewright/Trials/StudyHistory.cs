using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// What samplers and pruners may know of a study: a snapshot of its trials, that cannot be changed.
/// </summary>
/// <remarks>
/// A sampler that keeps columns of past trials need not start anew with each snapshot: snapshots of one
/// <see cref="Lineage"/> only grow, element <c>i</c> of <see cref="Finished"/> is the same trial in every later one.
/// </remarks>
public sealed class StudyHistory
{
    /// <summary>The study's name.</summary>
    public required string StudyName { get; init; }

    /// <summary>One direction an objective.</summary>
    public required ImmutableArray<StudyDirection> Directions { get; init; }

    /// <summary>The same object in all snapshots of which <see cref="Finished"/> is a continuation.</summary>
    public required object Lineage { get; init; }

    /// <summary>Complete, pruned and failed trials, in the order in which this process learnt of their end.</summary>
    public required IReadOnlyList<FrozenTrial> Finished { get; init; }

    /// <summary>Trials that some worker runs now, the asking one's own left out, by number.</summary>
    public IReadOnlyList<FrozenTrial> Running { get; init; } = [];
}
