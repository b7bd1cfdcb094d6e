namespace Tunewright;

/// <summary>
/// How isolated points of a front are: the sum over all losses of the distance between the two neighbours, as shares of the range.
/// K. Deb, A. Pratap, S. Agarwal, T. Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE TEVC 6(2), 2002,
/// section III-B.
/// </summary>
internal static class CrowdingDistance
{
    /// <summary>A distance for each point; infinite for the best and the worst of a loss.</summary>
    public static double[] Of(IReadOnlyList<double[]> losses)
    {
        var distances = new double[losses.Count];
        for (var objective = 0; losses.Count > 0 && objective < losses[0].Length; objective++)
        {
            var order = Enumerable.Range(0, losses.Count).OrderBy(i => losses[i][objective]).ToArray();
            distances[order[0]] = distances[order[^1]] = double.PositiveInfinity;
            var range = losses[order[^1]][objective] - losses[order[0]][objective];
            if (!(range > 0) || double.IsInfinity(range))
                continue; // all are equal, or lie infinitely far apart
            for (var i = 1; i < order.Length - 1; i++)
                distances[order[i]] += (losses[order[i + 1]][objective] - losses[order[i - 1]][objective]) / range;
        }
        return distances;
    }
}
