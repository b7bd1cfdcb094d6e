namespace Showrunner;

/// <summary>
/// Logistic regression with a quadratic penalty: the weights minimise the mean of ln(1 + e^(−y·(w·x + b))) plus half the
/// <see cref="Penalty"/> times |w|², with y of ±1. By gradient descent, as rows are short: |x|² is about 1.
/// </summary>
internal sealed record LogisticRegression(double[] Weights, double Bias)
{
    public const double Penalty = 0.01;
    private const double Rate = 2;
    private const int Steps = 1_000;

    /// <param name="rows">At least one, of equal length.</param>
    /// <param name="isFirst">Whether each belongs to the class of higher scores.</param>
    public static LogisticRegression Fit(double[][] rows, bool[] isFirst)
    {
        var (weights, bias, gradient) = (new double[rows[0].Length], 0.0, new double[rows[0].Length]);
        for (var step = 0; step < Steps; step++)
        {
            var biasGradient = 0.0;
            for (var i = 0; i < weights.Length; i++)
                gradient[i] = Penalty * weights[i];
            for (var row = 0; row < rows.Length; row++)
            {
                var error = (1 / (1 + Math.Exp(-Product(weights, rows[row]) - bias)) - (isFirst[row] ? 1 : 0)) / rows.Length;
                biasGradient += error;
                for (var i = 0; i < weights.Length; i++)
                    gradient[i] += error * rows[row][i];
            }
            bias -= Rate * biasGradient;
            for (var i = 0; i < weights.Length; i++)
                weights[i] -= Rate * gradient[i];
        }
        return new(weights, bias);
    }

    /// <summary>The logarithm of the odds that <paramref name="row"/> is of the first class.</summary>
    public double Score(double[] row) => Product(Weights, row) + Bias;

    private static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
