namespace Tunewright;

/// <summary>Ranks points with several losses: 0 if no point dominates them, 1 if only points of rank 0 do, and so on.</summary>
internal static class NonDomination
{
    /// <summary>Orders points by their first loss, equals by the second, and so on.</summary>
    public static int CompareLexically(double[] x, double[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i].CompareTo(y[i]) is not 0 and var order)
                return order;
        }

        return 0;
    }

    /// <summary>
    /// The ranks. They are exact for the best <paramref name="enough"/> distinct points; all others can share the next rank.
    /// </summary>
    public static int[] Ranks(double[][] points, int enough)
    {
        var order = Enumerable.Range(0, points.Length).ToArray();
        Array.Sort((double[][])points.Clone(), order, Comparer<double[]>.Create(CompareLexically));

        // Indices of distinct points in lexical order: none is dominated by a later one.
        var remaining = new List<int>();
        var distinct = new int[points.Length];
        for (var i = 0; i < order.Length; i++)
        {
            if (i == 0 || CompareLexically(points[order[i - 1]], points[order[i]]) != 0)
                remaining.Add(order[i]);
            distinct[order[i]] = remaining[^1];
        }

        var total = remaining.Count;
        enough = Math.Min(enough, total);
        var ranks = new int[points.Length];
        var rank = 0;
        for (; total - remaining.Count < enough; rank++)
        {
            var front = Front(remaining, points);
            remaining.RemoveAll(place => front.Contains(place));
            foreach (var place in front)
                ranks[place] = rank;
        }

        foreach (var place in remaining)
            ranks[place] = rank;
        return [.. distinct.Select(place => ranks[place])];
    }

    /// <summary>The undominated among distinct points in lexical order.</summary>
    private static HashSet<int> Front(List<int> places, double[][] points)
    {
        var front = new List<int>();
        foreach (var place in places)
        {
            // Among two losses in lexical order the last front member has the smallest second loss.
            var rivals = points[place].Length == 2 && front.Count > 0 ? front[^1..] : front;
            if (!rivals.Exists(rival => NoWorse(points[rival], points[place])))
                front.Add(place);
        }

        return [.. front];
    }

    private static bool NoWorse(double[] x, double[] y)
    {
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > y[i])
                return false;
        }

        return true;
    }
}
