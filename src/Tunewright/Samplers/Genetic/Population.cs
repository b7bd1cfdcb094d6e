using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The trials that children come from.</summary>
/// <param name="Trials">The trials.</param>
/// <param name="Ranks">Their fronts.</param>
/// <param name="Crowding">Their distances from neighbours in the front, or zeros.</param>
internal sealed record Population(IReadOnlyList<FrozenTrial> Trials, int[] Ranks, double[] Crowding)
{
    /// <summary>No trials.</summary>
    public static Population Empty { get; } = new([], [], []);

    /// <summary>Ranks trials; crowded ones are worse than isolated ones of the same front if <paramref name="crowding"/> is on.</summary>
    public static Population Of(IReadOnlyList<FrozenTrial> trials, ImmutableArray<StudyDirection> directions, bool crowding)
    {
        var ranks = ConstrainedRanks.Of(trials, directions);
        return new(trials, ranks, crowding ? CrowdingOf(trials, ranks, directions) : new double[ranks.Length]);
    }

    /// <summary>The best, whole fronts first, and of the front that does not fit whole the least crowded.</summary>
    public IReadOnlyList<FrozenTrial> Best(int count) =>
        [
            .. Enumerable
                .Range(0, Trials.Count)
                .OrderBy(i => Ranks[i])
                .ThenByDescending(i => Crowding[i])
                .ThenBy(i => Trials[i].Number)
                .Take(count)
                .Select(i => Trials[i]),
        ];

    /// <summary>Chooses different parents, each as the better of two at random.</summary>
    public IReadOnlyList<FrozenTrial> Parents(int count, UniformStream stream)
    {
        var open = Enumerable.Range(0, Trials.Count).ToList();
        var chosen = new List<FrozenTrial>();
        while (chosen.Count < count)
        {
            var (first, second) = (open[(int)(stream.Next() * open.Count)], open[(int)(stream.Next() * open.Count)]);
            var isSecond = Ranks[second] < Ranks[first] || (Ranks[second] == Ranks[first] && Crowding[second] > Crowding[first]);
            chosen.Add(Trials[isSecond ? second : first]);
            open.Remove(isSecond ? second : first);
        }
        return chosen;
    }

    private static double[] CrowdingOf(IReadOnlyList<FrozenTrial> trials, int[] ranks, ImmutableArray<StudyDirection> directions)
    {
        var crowding = new double[ranks.Length];
        foreach (var front in Enumerable.Range(0, ranks.Length).GroupBy(i => ranks[i]))
        {
            int[] members = [.. front];
            if (members.Length == 1)
                continue; // also what is not complete
            var distances = CrowdingDistance.Of([.. members.Select(i => trials[i].Losses(directions))]);
            for (var k = 0; k < members.Length; k++)
                crowding[members[k]] = distances[k];
        }
        return crowding;
    }
}
