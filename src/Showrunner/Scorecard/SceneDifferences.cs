namespace Showrunner;

/// <summary>How far some scenes are from others.</summary>
public sealed record SceneDifferences
{
    private const int LongestLine = 40;

    /// <summary>
    /// How well a classifier that has seen other blocks tells blocks of ten lines apart: the area under its ROC curve, 0.5 where it cannot
    /// and 1 where it always can; NaN where there are fewer than ten blocks of a kind.
    /// </summary>
    public required double ToldApart { get; init; }

    /// <summary>The Jensen–Shannon divergence of the lines' lengths in tokens, in bits: 0 for equal shares, 1 for none in common.</summary>
    public required double LengthDivergence { get; init; }

    /// <summary>That of the speakers' shares of the lines.</summary>
    public required double SpeakerDivergence { get; init; }

    /// <summary>That of the share of lines with a question mark.</summary>
    public required double QuestionDivergence { get; init; }

    internal static SceneDifferences Between(SpokenLine[][] a, SpokenLine[][] b, ShowStatistics show, ulong seed)
    {
        SpokenLine[] first = [.. a.SelectMany(scene => scene)];
        SpokenLine[] second = [.. b.SelectMany(scene => scene)];
        return new()
        {
            ToldApart = new BlockClassifier(show.Features).Auc(first, second, seed),
            LengthDivergence = Divergence(line => Math.Min(LongestLine, line.Tokens.Count)),
            SpeakerDivergence = Divergence(line => line.Speaker),
            QuestionDivergence = Divergence(line => line.Tokens.Contains(Tokenizer.QuestionMark)),
        };

        double Divergence<T>(Func<SpokenLine, T> of)
            where T : notnull => JensenShannon(first.CountBy(of).ToDictionary(), second.CountBy(of).ToDictionary());
    }

    /// <summary>In bits, of two counts; NaN where one is empty.</summary>
    internal static double JensenShannon<T>(Dictionary<T, int> a, Dictionary<T, int> b)
        where T : notnull
    {
        var (all, other, bits) = ((double)a.Values.Sum(), (double)b.Values.Sum(), 0.0);
        foreach (var key in a.Keys.Union(b.Keys))
        {
            var (p, q) = (a.GetValueOrDefault(key) / all, b.GetValueOrDefault(key) / other);
            bits += 0.5 * (Term(p, (p + q) / 2) + Term(q, (p + q) / 2));
        }
        return all > 0 && other > 0 ? bits : double.NaN;

        static double Term(double p, double mean) => p > 0 ? p * Math.Log2(p / mean) : 0;
    }
}
