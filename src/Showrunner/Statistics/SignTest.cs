namespace Showrunner;

/// <summary>The exact sign test, two-sided; of paired yes-or-no results it is McNemar's test.</summary>
internal static class SignTest
{
    /// <summary>
    /// How likely a fair coin falls at least as unevenly: <paramref name="a"/> times on one side, <paramref name="b"/> on the other.
    /// </summary>
    public static double PValue(int a, int b)
    {
        var (logTerm, sum) = ((a + b) * Math.Log(0.5), 0.0); // the logarithm, as 0.5 to the power of 1,100 would be 0
        for (var k = 0; k <= Math.Min(a, b); k++)
        {
            sum += Math.Exp(logTerm);
            logTerm += Math.Log((a + b - k) / (k + 1.0));
        }
        return Math.Min(1, 2 * sum);
    }
}
