using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Kernels over choices: each has the prior's weight at every choice and one more at its own; the last kernel is the prior.
/// </summary>
internal sealed class CategoricalKernels
{
    private readonly double[][] _rows; // the probabilities of all choices: one row for each choice, one for the prior

    /// <summary>Builds the kernels of observed choices and the prior.</summary>
    /// <param name="choices">The number of choices.</param>
    /// <param name="observed">The observed choices' indices.</param>
    /// <param name="workspace">The workspace for the kernels.</param>
    public CategoricalKernels(int choices, ReadOnlySpan<double> observed, Workspace workspace)
    {
        _rows = new double[choices + 1][];
        for (var row = 0; row <= choices; row++)
        {
            var probabilities = new double[choices];
            Array.Fill(probabilities, 1.0 / (observed.Length + 1));
            if (row < choices)
                probabilities[row] += 1;
            var sum = PairwiseSum.Of(probabilities);
            _rows[row] = Array.ConvertAll(probabilities, probability => probability / sum);
        }

        Rows = workspace.Ints(observed.Length + 1);
        for (var i = 0; i < observed.Length; i++)
            Rows[i] = (int)observed[i];
        Rows[observed.Length] = choices;
    }

    /// <summary>For each kernel its row in <see cref="LogTable"/>: the choice, or, for the prior, their number.</summary>
    public int[] Rows { get; }

    /// <summary>The probabilities of all choices under a kernel.</summary>
    public ReadOnlySpan<double> Probabilities(int kernel) => _rows[Rows[kernel]];

    /// <summary>The choice at a cumulative probability.</summary>
    public double Quantile(int kernel, double probability)
    {
        var (cumulative, choice) = (0.0, 0);
        foreach (var share in Probabilities(kernel)[..^1])
        {
            cumulative += share;
            if (cumulative >= probability)
                break;
            choice++;
        }

        return choice;
    }

    /// <summary>
    /// The logarithms of the candidates' probabilities: one row for each choice and one for the prior, as long as
    /// <paramref name="candidates"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] LogTable(ReadOnlySpan<double> candidates)
    {
        var width = candidates.Length;
        var table = new double[_rows.Length * width];
        for (var row = 0; row < _rows.Length; row++)
        {
            var (own, other) = (Math.Min(row, _rows.Length - 2), row == 0 ? _rows[0].Length - 1 : 0);
            Array.Fill(table, Math.Log(_rows[row][other]), row * width, width);
            for (var i = 0; i < width; i++)
            {
                if (candidates[i] == own)
                    table[row * width + i] = Math.Log(_rows[row][own]);
            }
        }

        return table;
    }
}
