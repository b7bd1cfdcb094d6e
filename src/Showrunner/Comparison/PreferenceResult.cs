namespace Showrunner;

/// <summary>How often each of two ways of writing was preferred.</summary>
/// <param name="A">Pairs in which A was.</param>
/// <param name="B">Pairs in which B was.</param>
/// <param name="Ties">Pairs in which neither was; they count for nothing else.</param>
public sealed record PreferenceResult(int A, int B, int Ties)
{
    private const double Normal95 = 1.959963984540054; // of a normal distribution, 95 % lie within so many standard deviations

    /// <summary>The share of pairs with a preference in which B was preferred, 0 to 1; NaN where there is none.</summary>
    public double ShareOfB => (double)B / (A + B);

    /// <summary>
    /// The 95 % confidence interval of <see cref="ShareOfB"/>, by Wilson (1927); 0 to 1 where there is no preference.
    /// </summary>
    public (double Low, double High) Interval
    {
        get
        {
            double n = A + B;
            if (n == 0)
                return (0, 1);
            var (square, share) = (Normal95 * Normal95, ShareOfB);
            var middle = (share + square / (2 * n)) / (1 + square / n);
            var half = Normal95 / (1 + square / n) * Math.Sqrt(share * (1 - share) / n + square / (4 * n * n));
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }

    /// <summary>How likely chance alone prefers one as often, either of them: the exact sign test, two-sided.</summary>
    public double PValue => SignTest.PValue(A, B);
}
