using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>
/// The best of the trials that were added: with one objective the first of equal ones, with several all that no other one dominates.
/// A trial that is added costs a look at each of the best.
/// </summary>
internal sealed class IncrementalFront(ImmutableArray<StudyDirection> directions)
{
    private readonly List<FrozenTrial> _members = [];

    /// <summary>The best, by number.</summary>
    public IReadOnlyList<FrozenTrial> Members => _members;

    /// <summary>Adds a finished trial; those that are not complete and feasible are none of the best.</summary>
    public void Add(FrozenTrial trial)
    {
        if (trial.State != TrialState.Complete || !trial.IsFeasible || _members.Any(member => Beats(member, trial)))
            return;
        _members.RemoveAll(member => Beats(trial, member));
        _members.Insert(_members.FindLastIndex(member => member.Number < trial.Number) + 1, trial);
    }

    private bool Beats(FrozenTrial one, FrozenTrial other)
    {
        var better = false;
        for (var i = 0; i < directions.Length; i++)
        {
            var sign = directions[i] == StudyDirection.Maximize ? -1 : 1;
            if (sign * one.Values[i] > sign * other.Values[i])
                return false;
            better |= one.Values[i] != other.Values[i];
        }
        return better || directions.Length == 1 && one.Number < other.Number;
    }
}
