namespace Tunewright;

/// <summary>
/// The volume between points with several losses and a reference point that is worse than all of them.
/// L. While, L. Bradstreet, L. Barone, "A fast way of calculating exact hypervolumes", IEEE TEVC 16(1), 2012.
/// </summary>
internal static class Hypervolume
{
    /// <summary>The volume that at least one of <paramref name="points"/> dominates.</summary>
    public static double Of(IEnumerable<double[]> points, double[] reference)
    {
        var front = Undominated(points.OrderBy(point => point[0]));
        var volume = 0.0;
        for (var i = 0; i < front.Count; i++)
            volume += Exclusive(front, i, reference);
        return volume;
    }

    /// <summary>The volume that one point dominates.</summary>
    public static double OfOne(double[] point, double[] reference)
    {
        var volume = 1.0;
        for (var i = 0; i < point.Length; i++)
            volume *= reference[i] - point[i];
        return volume;
    }

    /// <summary>The worse of two points in each loss: the corner of what both dominate.</summary>
    public static double[] Worse(double[] x, double[] y) => [.. x.Zip(y, Math.Max)];

    /// <summary>The volume that point <paramref name="i"/> dominates and no later one does.</summary>
    private static double Exclusive(List<double[]> points, int i, double[] reference)
    {
        var volume = OfOne(points[i], reference);
        return i == points.Count - 1 ? volume : volume - Of(points.Skip(i + 1).Select(later => Worse(points[i], later)), reference);
    }

    private static List<double[]> Undominated(IEnumerable<double[]> byFirstLoss)
    {
        var front = new List<double[]>();
        foreach (var point in byFirstLoss)
        {
            if (!front.Exists(member => member.Zip(point).All(pair => pair.First <= pair.Second)))
                front.Add(point);
        }

        return front;
    }
}
