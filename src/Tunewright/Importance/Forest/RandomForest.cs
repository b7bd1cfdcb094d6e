namespace Tunewright;

/// <summary>Trees of random samples with replacement. L. Breiman, "Random forests", Machine Learning 45, 2001.</summary>
internal static class RandomForest
{
    /// <summary>Grows trees, which follow from the data and the seed.</summary>
    public static RegressionTree[] Grow(ForestData data, int trees, long seed)
    {
        var forest = new RegressionTree[trees];
        Parallel.For(
            0,
            trees,
            i =>
            {
                var stream = new PhiloxStream((ulong)seed, i, "tree");
                var rows = new int[data.Targets.Length];
                foreach (ref var row in rows.AsSpan())
                    row = (int)(stream.Next() * rows.Length);
                forest[i] = new(data, rows);
            }
        );
        return forest;
    }
}
