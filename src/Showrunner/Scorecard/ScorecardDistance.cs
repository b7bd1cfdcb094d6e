namespace Showrunner;

/// <summary>How far scenes are from real ones in one number, for searches.</summary>
public static class ScorecardDistance
{
    private const double Least = 0.005; // below this share, a difference is chance

    /// <summary>
    /// The mean of eight parts, each 0 where the scenes are like real ones and 1 where they are far from them: what continuity and
    /// continuity with the previous line lack, how much more filler, repetition and copying there is, how far the variety of pairs and
    /// triples differs, and how well the scenes are told apart.
    /// </summary>
    public static double Of(Scorecard card)
    {
        var (written, real) = (card.Written, card.Real);
        double[] parts =
        [
            Lack(written.Continuity, real.Continuity),
            Lack(written.PreviousContinuity, real.PreviousContinuity),
            Excess(written.Filler, real.Filler),
            Excess(written.Repetition, real.Repetition),
            Excess(written.Copied[8], real.Copied[8]),
            Difference(written.Distinct[1], real.Distinct[1]),
            Difference(written.Distinct[2], real.Distinct[2]),
            double.IsNaN(card.WrittenToReal.ToldApart) ? 0 : Math.Max(0, 2 * card.WrittenToReal.ToldApart - 1),
        ];
        return parts.Average();
    }

    private static double Lack(double written, double real) => Math.Clamp(1 - written / Math.Max(Least, real), 0, 1);

    private static double Excess(double written, double real) =>
        Math.Clamp((written - Math.Max(Least, real)) / Math.Max(Least, real), 0, 1);

    private static double Difference(double written, double real) => Math.Min(1, Math.Abs(written / Math.Max(Least, real) - 1));
}
