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

    /// <summary>
    /// All trials of the study where this is the part that a pruner holds comparable (<see cref="IPruner.Comparable"/>); else this. A
    /// sampler learns from the part, and counts what was tried in the whole.
    /// </summary>
    public StudyHistory Whole => PartOf ?? this;

    internal StudyHistory? PartOf { get; init; }

    /// <summary>The history without the last trial of <see cref="Finished"/>, if it is made up: that trial can still end otherwise.</summary>
    internal StudyHistory? BeforeLast { get; init; }

    /// <summary>This as a part of a whole.</summary>
    internal StudyHistory Within(StudyHistory whole) =>
        ReferenceEquals(this, whole)
            ? this
            : new()
            {
                StudyName = StudyName,
                Directions = Directions,
                Lineage = Lineage,
                Finished = Finished,
                Running = Running,
                PartOf = whole,
            };
}
