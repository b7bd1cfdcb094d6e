namespace Tunewright;

/// <summary>
/// A tree that splits a space into boxes with one value each, always where the squared error falls most, until all targets of a box are
/// equal. L. Breiman, J. Friedman, R. Olshen, C. Stone, "Classification and regression trees", 1984.
/// </summary>
internal sealed class RegressionTree
{
    private const int MaxDepth = 64;
    private readonly ForestData _data;
    private readonly List<TreeNode> _nodes = [];

    /// <summary>Grows a tree.</summary>
    /// <param name="data">The trials.</param>
    /// <param name="rows">Which of them to learn, also several times.</param>
    public RegressionTree(ForestData data, int[] rows)
    {
        _data = data;
        ErrorDecrease = new double[data.Names.Length];
        Grow(rows, depth: 0);
        var error = rows.Sum(row => Math.Pow(data.Targets[row] - _nodes[0].Value, 2));
        Explained = error > 0 ? ErrorDecrease.Sum() / error : 0;
    }

    /// <summary>The nodes; the first is the root.</summary>
    public IReadOnlyList<TreeNode> Nodes => _nodes;

    /// <summary>The share of the squared error that the splits remove: less than 1 where equal points have different targets.</summary>
    public double Explained { get; }

    /// <summary>By how much the splits on each parameter have lowered the sum of squared errors.</summary>
    public double[] ErrorDecrease { get; }

    private int Grow(int[] rows, int depth)
    {
        var place = _nodes.Count;
        var mean = rows.Average(row => _data.Targets[row]);
        _nodes.Add(new(mean));
        var (gain, feature, at) = depth < MaxDepth ? BestSplit(rows, mean) : default;
        if (!(gain > 0))
            return place;
        ErrorDecrease[feature] += gain;
        var column = _data.Columns[feature];
        var isCategory = _data.Categories[feature] > 0;
        var left = Grow(Array.FindAll(rows, row => isCategory ? column[row] == at : column[row] <= at), depth + 1);
        var right = Grow(Array.FindAll(rows, row => isCategory ? column[row] != at : column[row] > at), depth + 1);
        _nodes[place] = new(mean, feature, at, left, right);
        return place;
    }

    private (double Gain, int Feature, double At) BestSplit(int[] rows, double mean)
    {
        var best = (Gain: 1e-12 * rows.Sum(row => Math.Pow(_data.Targets[row] - mean, 2)), Feature: -1, At: 0.0);
        var keys = new double[rows.Length];
        var targets = new double[rows.Length];
        for (var feature = 0; feature < _data.Columns.Length; feature++)
        {
            for (var i = 0; i < rows.Length; i++)
                (keys[i], targets[i]) = (_data.Columns[feature][rows[i]], _data.Targets[rows[i]] - mean);
            Array.Sort(keys, targets);
            var (gain, at) = _data.Categories[feature] > 0 ? OneCategory(keys, targets) : Threshold(keys, targets);
            if (gain > best.Gain)
                best = (gain, feature, at);
        }
        return best.Feature < 0 ? default : best;
    }

    /// <summary>The best place to cut sorted keys in two; the sum of the targets is 0.</summary>
    private static (double Gain, double At) Threshold(double[] keys, double[] targets)
    {
        var (best, at, sum) = (0.0, 0.0, 0.0);
        for (var count = 1; count < keys.Length; count++)
        {
            sum += targets[count - 1];
            if (keys[count] == keys[count - 1])
                continue;
            var gain = sum * sum / count + sum * sum / (keys.Length - count);
            if (gain > best)
                (best, at) = (gain, keys[count - 1] + (keys[count] - keys[count - 1]) / 2);
        }
        return (best, at);
    }

    /// <summary>The best category to split from the others; equal keys stand together.</summary>
    private static (double Gain, double At) OneCategory(double[] keys, double[] targets)
    {
        var (best, at) = (0.0, 0.0);
        for (var (start, end) = (0, 0); start < keys.Length; start = end)
        {
            var sum = 0.0;
            for (; end < keys.Length && keys[end] == keys[start]; end++)
                sum += targets[end];
            var count = end - start;
            var gain = count == keys.Length ? 0 : sum * sum / count + sum * sum / (keys.Length - count);
            if (gain > best)
                (best, at) = (gain, keys[start]);
        }
        return (best, at);
    }
}

/// <summary>A box of a <see cref="RegressionTree"/>, and where it is split.</summary>
/// <param name="Value">The mean of its targets.</param>
/// <param name="Feature">The parameter that splits it; −1 if it is a leaf.</param>
/// <param name="At">The largest coordinate of the left part, or its only category.</param>
/// <param name="Left">The left part's place.</param>
/// <param name="Right">The right part's place.</param>
internal readonly record struct TreeNode(double Value, int Feature, double At, int Left, int Right)
{
    /// <summary>A leaf.</summary>
    public TreeNode(double value)
        : this(value, -1, 0, 0, 0) { }
}
