namespace Tunewright;

/// <summary>
/// A greedy choice of points with a large joint hypervolume: always the point that adds most. At least 1 − 1/e of the largest possible.
/// A. P. Guerreiro, C. M. Fonseca, L. Paquete, "Greedy hypervolume subset selection in low dimensions",
/// Evolutionary Computation 24(3), 2016.
/// </summary>
internal static class HypervolumeSubset
{
    /// <summary>
    /// The indices of <paramref name="count"/> of the points. Repeated points count once, unless there are too few others.
    /// </summary>
    public static int[] Choose(double[][] losses, int count, double[] reference)
    {
        if (count == losses.Length)
            return [.. Enumerable.Range(0, count)];
        var distinct = Enumerable
            .Range(0, losses.Length)
            .GroupBy(i => losses[i], PointComparer.Instance)
            .Select(same => same.First())
            .OrderBy(i => losses[i], Comparer<double[]>.Create(NonDomination.CompareLexically))
            .ToArray();
        if (distinct.Length < count)
        {
            var repeated = Enumerable.Range(0, losses.Length).Except(distinct).Take(count - distinct.Length);
            return [.. distinct.Concat(repeated).Order()];
        }

        return distinct.Length == count || !reference.All(double.IsFinite) ? distinct[..count]
            : reference.Length == 2 ? GreedyInPlane(distinct, losses, count, reference)
            : Greedy(distinct, losses, count, reference);
    }

    /// <summary>With two losses each point adds a rectangle; a choice on either side makes it smaller.</summary>
    private static int[] GreedyInPlane(int[] places, double[][] losses, int count, double[] reference)
    {
        var candidates = places.ToList();
        var corners = candidates.ConvertAll(_ => (X: reference[0], Y: reference[1]));
        var chosen = new int[count];
        foreach (ref var choice in chosen.AsSpan())
        {
            var (best, largest) = (0, double.NegativeInfinity);
            for (var i = 0; i < candidates.Count; i++)
            {
                var (x, y) = (losses[candidates[i]][0], losses[candidates[i]][1]);
                if ((corners[i].X - x) * (corners[i].Y - y) is var gain && gain > largest)
                    (best, largest) = (i, gain);
            }

            choice = candidates[best];
            candidates.RemoveAt(best);
            corners.RemoveAt(best);
            for (var i = 0; i < corners.Count; i++)
            {
                var (x, y) = (losses[choice][0], losses[choice][1]);
                corners[i] =
                    i < best ? corners[i] with { X = Math.Min(x, corners[i].X) } : corners[i] with { Y = Math.Min(y, corners[i].Y) };
            }
        }

        return chosen;
    }

    private static int[] Greedy(int[] places, double[][] losses, int count, double[] reference)
    {
        var candidates = places.ToList();
        var volumes = candidates.ConvertAll(place => Hypervolume.OfOne(losses[place], reference));
        var gains = new List<double>(volumes);
        var chosen = new List<int>();
        var total = 0.0;
        while (true)
        {
            var best = gains.IndexOf(gains.Max());
            chosen.Add(candidates[best]);
            total += gains[best];
            if (chosen.Count == count)
                return [.. chosen];
            candidates.RemoveAt(best);
            volumes.RemoveAt(best);
            gains.RemoveAt(best);
            if (double.IsInfinity(total))
                return [.. chosen, .. candidates.Take(count - chosen.Count)]; // nothing adds to an infinite volume

            UpdateGains(candidates, volumes, gains, chosen, losses, reference);
        }
    }

    /// <summary>
    /// Gains only shrink as points are chosen, so the last known gain is an upper bound, and most need not be computed again.
    /// </summary>
    private static void UpdateGains(
        List<int> candidates,
        List<double> volumes,
        List<double> gains,
        List<int> chosen,
        double[][] losses,
        double[] reference
    )
    {
        var latest = losses[chosen[^1]];
        for (var i = 0; i < gains.Count; i++)
        {
            var shared = Hypervolume.OfOne(Hypervolume.Worse(losses[candidates[i]], latest), reference);
            gains[i] = double.IsInfinity(volumes[i]) ? double.PositiveInfinity : Math.Min(gains[i], volumes[i] - shared);
        }

        var largest = 0.0;
        foreach (var i in Enumerable.Range(0, gains.Count).OrderByDescending(i => gains[i]).ToArray())
        {
            if (gains[i] >= largest && !double.IsInfinity(volumes[i]))
            {
                var point = losses[candidates[i]];
                gains[i] = volumes[i] - Hypervolume.Of(chosen.Select(other => Hypervolume.Worse(point, losses[other])), reference);
            }

            largest = Math.Max(largest, gains[i]);
        }
    }

    private sealed class PointComparer : IEqualityComparer<double[]>
    {
        public static PointComparer Instance { get; } = new();

        public bool Equals(double[]? x, double[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(double[] point) => point.Aggregate(0, HashCode.Combine);
    }
}
