namespace Showrunner;

/// <summary>
/// Tells blocks of ten lines of two texts apart: a logistic regression on how often the show's commonest tokens and pairs stand in a
/// block, and on the lengths of its lines. Five-fold: each block is judged by a regression that has not seen it.
/// </summary>
/// <param name="runs">Tokens and pairs to count.</param>
internal sealed class BlockClassifier(IReadOnlyList<string> runs)
{
    private const int Lines = 10;
    private const int Folds = 5;

    private readonly Dictionary<string, int> _runs = runs.Index().ToDictionary(run => run.Item, run => run.Index);

    /// <summary>The area under the ROC curve; NaN where either text has fewer than ten blocks.</summary>
    public double Auc(IReadOnlyList<SpokenLine> a, IReadOnlyList<SpokenLine> b, ulong seed)
    {
        var (first, second) = (Blocks(a, seed), Blocks(b, seed + 1));
        if (Math.Min(first.Length, second.Length) < 2 * Folds)
            return double.NaN;
        List<double> scoresOfFirst = [];
        List<double> scoresOfSecond = [];
        for (var fold = 0; fold < Folds; fold++)
        {
            var (held, others) = (Part(first, fold, true), Part(first, fold, false));
            var (heldToo, othersToo) = (Part(second, fold, true), Part(second, fold, false));
            var scale = Standardization.Of([.. others, .. othersToo]);
            var regression = LogisticRegression.Fit(
                [.. others.Concat(othersToo).Select(scale.Apply)],
                [.. others.Select(_ => true), .. othersToo.Select(_ => false)]
            );
            // Within a fold only, as each fold's scores have a zero of their own.
            scoresOfFirst.AddRange(held.Select(block => regression.Score(scale.Apply(block))));
            scoresOfSecond.AddRange(heldToo.Select(block => regression.Score(scale.Apply(block))));
        }
        return Auc(scoresOfFirst, scoresOfSecond);
    }

    /// <summary>How often one of the first has the higher score than one of the second; a tie counts half.</summary>
    internal static double Auc(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (below, ordered) = (0.0, second.Order().ToArray());
        foreach (var score in first)
        {
            var (from, to) = (Count(score, orEqual: false), Count(score, orEqual: true));
            below += from + (to - from) / 2.0;
        }
        return below / first.Count / second.Count;

        int Count(double score, bool orEqual)
        {
            var (low, high) = (0, ordered.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = ordered[middle] < score || orEqual && ordered[middle] <= score ? (middle + 1, high) : (low, middle);
            }
            return low;
        }
    }

    private static double[][] Part(double[][] blocks, int fold, bool inside) =>
        [.. blocks.Index().Where(block => block.Index % Folds == fold == inside).Select(block => block.Item)];

    private double[][] Blocks(IReadOnlyList<SpokenLine> lines, ulong seed)
    {
        var blocks = lines.Chunk(Lines).Where(block => block.Length == Lines).Select(Features).ToArray();
        SceneText.Shuffle(blocks, seed);
        return blocks;
    }

    private double[] Features(SpokenLine[] block)
    {
        var features = new double[_runs.Count + 3];
        var tokens = (double)block.Sum(line => line.Tokens.Count);
        foreach (var run in block.SelectMany(line => line.Runs(1).Concat(line.Runs(2))))
        {
            if (_runs.TryGetValue(run, out var index))
                features[index] += 1 / tokens;
        }
        var mean = tokens / block.Length;
        features[^3] = mean;
        features[^2] = Math.Sqrt(block.Average(line => Math.Pow(line.Tokens.Count - mean, 2)));
        features[^1] = block.SelectMany(line => line.Tokens).Distinct().Count() / tokens;
        return features;
    }

    // Mean 0 and variance 1, divided by the root of the number of features, so that regressions of any size converge alike.
    private sealed record Standardization(double[] Means, double[] Scales)
    {
        public static Standardization Of(double[][] rows)
        {
            double[] means = [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(row => row[i]))];
            var root = Math.Sqrt(means.Length);
            return new(means, [.. means.Select((mean, i) => Scale(rows.Average(row => Math.Pow(row[i] - mean, 2))))]);

            double Scale(double variance) => variance > 1e-12 ? 1 / Math.Sqrt(variance) / root : 0;
        }

        public double[] Apply(double[] row) => [.. row.Select((value, i) => (value - Means[i]) * Scales[i])];
    }
}
