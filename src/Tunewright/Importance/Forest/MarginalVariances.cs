namespace Tunewright;

/// <summary>
/// How much each parameter by itself makes a tree's value vary over the whole space: the variance of the mean over all other parameters.
/// F. Hutter, H. Hoos, K. Leyton-Brown, "An efficient approach for assessing hyperparameter importance", ICML 2014, algorithm 2.
/// </summary>
internal sealed class MarginalVariances
{
    private readonly RegressionTree _tree;
    private readonly int[] _categories;
    private readonly double[][] _bounds; // of a numeric parameter's intervals
    private readonly double[][] _sums; // changes of the marginal from interval to interval, or the marginal of each category
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly bool[][] _allowed;
    private double _mean;
    private double _square;

    private MarginalVariances(RegressionTree tree, int[] categories)
    {
        (_tree, _categories) = (tree, categories);
        _low = new double[categories.Length];
        _high = [.. categories.Select(_ => 1.0)];
        _allowed = [.. categories.Select(count => Enumerable.Repeat(true, count).ToArray())];
        _bounds =
        [
            .. categories.Select(
                (_, i) => (double[])[0, .. tree.Nodes.Where(node => node.Feature == i).Select(node => node.At).Distinct().Order(), 1]
            ),
        ];
        _sums = [.. categories.Select((count, i) => new double[count > 0 ? count : _bounds[i].Length])];
        Visit(0);
    }

    /// <summary>Each parameter's share of the tree's variance; zeros if the tree is constant.</summary>
    public static double[] Shares(RegressionTree tree, int[] categories)
    {
        var marginals = new MarginalVariances(tree, categories);
        var total = marginals._square - marginals._mean * marginals._mean;
        return
        [
            .. categories.Select((_, i) => total > 0 ? Math.Max(0, marginals.SquareOf(i) - marginals._mean * marginals._mean) / total : 0),
        ];
    }

    private double SquareOf(int parameter)
    {
        var sums = _sums[parameter];
        if (_categories[parameter] > 0)
            return sums.Sum(marginal => marginal * marginal) / sums.Length;
        var (square, marginal) = (0.0, 0.0);
        for (var i = 0; i + 1 < sums.Length; i++)
        {
            marginal += sums[i];
            square += marginal * marginal * (_bounds[parameter][i + 1] - _bounds[parameter][i]);
        }
        return square;
    }

    private void Visit(int place)
    {
        var (value, i, at, left, right) = _tree.Nodes[place];
        if (i < 0)
        {
            AddLeaf(value);
        }
        else if (_categories[i] > 0)
        {
            var before = (bool[])_allowed[i].Clone();
            for (var category = 0; category < before.Length; category++)
                _allowed[i][category] = before[category] && category == (int)at;
            Visit(left);
            before.CopyTo(_allowed[i], 0);
            _allowed[i][(int)at] = false;
            Visit(right);
            before.CopyTo(_allowed[i], 0);
        }
        else
        {
            var (low, high) = (_low[i], _high[i]);
            _high[i] = at;
            Visit(left);
            (_low[i], _high[i]) = (at, high);
            Visit(right);
            _low[i] = low;
        }
    }

    private void AddLeaf(double value)
    {
        var lengths = _categories
            .Select((count, i) => count > 0 ? _allowed[i].Count(allowed => allowed) / (double)count : _high[i] - _low[i])
            .ToArray();
        var volume = lengths.Aggregate(1.0, (product, length) => product * length);
        _mean += value * volume;
        _square += value * value * volume;
        for (var i = 0; i < lengths.Length; i++)
        {
            if (!(lengths[i] > 0))
                continue;
            var part = value * volume / lengths[i];
            if (_categories[i] > 0)
            {
                for (var category = 0; category < _sums[i].Length; category++)
                    _sums[i][category] += _allowed[i][category] ? part : 0;
                continue;
            }
            _sums[i][Array.BinarySearch(_bounds[i], _low[i])] += part;
            _sums[i][Array.BinarySearch(_bounds[i], _high[i])] -= part;
        }
    }
}
