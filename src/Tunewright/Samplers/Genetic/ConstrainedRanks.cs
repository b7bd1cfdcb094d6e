using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// The fronts of trials under constrained domination: a feasible trial dominates all others, and of two that violate constraints the one
/// that does so less dominates. Pruned trials come between. Deb et al. 2002, section VI.
/// </summary>
internal static class ConstrainedRanks
{
    /// <summary>A rank for each trial, 0 for those that no other dominates.</summary>
    public static int[] Of(IReadOnlyList<FrozenTrial> trials, ImmutableArray<StudyDirection> directions)
    {
        var goodness = trials.Select(trial => Goodness.Of(trial, directions)).ToArray();
        var complete = Enumerable.Range(0, trials.Count).Where(i => goodness[i].Class == Goodness.Complete).ToArray();
        var ranks = new int[trials.Count];
        var next = 0;
        if (complete.Length > 0)
        {
            var fronts = NonDomination.Ranks([.. complete.Select(i => trials[i].Losses(directions))], complete.Length);
            for (var i = 0; i < complete.Length; i++)
                ranks[complete[i]] = fronts[i];
            next = fronts.Max() + 1;
        }
        foreach (var i in Enumerable.Range(0, trials.Count).Where(i => goodness[i].Class != Goodness.Complete).OrderBy(i => goodness[i]))
            ranks[i] = next++;
        return ranks;
    }
}
