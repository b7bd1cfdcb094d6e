namespace Tunewright;

/// <summary>
/// Chooses the best of points with several losses: whole non-dominated fronts, best first, and from the front that does not fit whole
/// the points with the largest joint hypervolume.
/// Ozaki et al., "Multiobjective Tree-Structured Parzen Estimator", JAIR 73, 2022, section 4.2.
/// </summary>
internal static class BestLosses
{
    private const double Tiny = 1e-12;

    /// <summary>The indices of the best <paramref name="count"/> points.</summary>
    public static IEnumerable<int> Choose(double[][] losses, int count)
    {
        if (count == 0 || count == losses.Length)
            return Enumerable.Range(0, count);
        var ranks = NonDomination.Ranks(losses, count);
        var chosen = new List<int>();
        var next = new List<int>();
        for (var rank = 0; chosen.Count < count; rank++)
        {
            next.Clear();
            for (var i = 0; i < ranks.Length; i++)
            {
                if (ranks[i] == rank)
                    next.Add(i);
            }

            if (chosen.Count + next.Count > count)
            {
                var front = next.Select(i => losses[i]).ToArray();
                chosen.AddRange(HypervolumeSubset.Choose(front, count - chosen.Count, ReferencePoint(front)).Select(i => next[i]));
            }
            else
            {
                chosen.AddRange(next);
            }
        }

        return chosen;
    }

    /// <summary>A point a tenth worse than the worst of each loss.</summary>
    private static double[] ReferencePoint(double[][] losses) =>
        [
            .. Enumerable
                .Range(0, losses[0].Length)
                .Select(objective =>
                {
                    var worst = losses.Max(loss => loss[objective]);
                    var reference = Math.Max(1.1 * worst, 0.9 * worst);
                    return reference == 0 ? Tiny : reference;
                }),
        ];
}
