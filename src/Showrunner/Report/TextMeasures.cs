namespace Showrunner;

/// <summary>What can be measured in a text without a model: how much is copied, how varied it is, and how its dialogue goes.</summary>
public sealed record TextMeasures
{
    /// <summary>Words and marks, line ends included.</summary>
    public required int Words { get; init; }

    /// <summary>
    /// For n from 4 to 12, the share of runs of n words that are also in the training text, or in a known one (novelty of n-grams: McCoy
    /// et al., "RAVEN", arXiv:2111.09509); NaN where the text is shorter.
    /// </summary>
    public required IReadOnlyDictionary<int, double> CopiedShares { get; init; }

    /// <summary>The length of the longest run that is also there, in words and marks.</summary>
    public required int LongestCopiedRun { get; init; }

    /// <summary>That run as text; the first one if there are several.</summary>
    public required string LongestCopiedText { get; init; }

    /// <summary>
    /// The number of different 1-, 2- and 3-grams, divided by the number of all (Li et al., arXiv:1510.03055). Longer texts have lower
    /// shares: compare texts of equal length.
    /// </summary>
    public required IReadOnlyList<double> Distinct { get; init; }

    /// <summary>Lines with a speaker.</summary>
    public required int Speeches { get; init; }

    /// <summary>Different speakers among a hundred speeches, on average over the text; NaN if it has fewer than a hundred.</summary>
    public required double SpeakersInHundred { get; init; }

    /// <summary>The share of speeches whose speaker also spoke the previous one.</summary>
    public required double SpeaksOn { get; init; }

    /// <summary>The share of speeches whose speaker also spoke the one before the last: an exchange of two.</summary>
    public required double SpeaksBack { get; init; }

    /// <summary>Words in a speech at the 10th, 50th and 90th percentile, without marks.</summary>
    public required IReadOnlyList<int> SpeechLengths { get; init; }

    /// <summary>The share of speeches with a stage direction.</summary>
    public required double Directed { get; init; }

    /// <summary>Measures <paramref name="tokens"/>, what <see cref="Tokenizer.Encode"/> gave.</summary>
    public static TextMeasures Of(IReadOnlyList<string> tokens, Vocabulary vocabulary, NoveltyIndex novelty)
    {
        var runs = novelty.Runs(vocabulary.Encode(tokens));
        var longest = runs.Length == 0 ? 0 : runs.Max();
        var speeches = new Script("", Tokenizer.Decode(tokens)).Utterances.Where(utterance => utterance.Speaker is not null).ToList();
        var speakers = speeches.Select(speech => speech.Speaker!).ToList();
        var lengths = speeches.Select(speech => Tokenizer.Encode(speech.Text).Count(token => !Tokenizer.IsMark(token))).Order().ToList();
        return new()
        {
            Words = tokens.Count,
            CopiedShares = Enumerable
                .Range(4, 9)
                .ToDictionary(n => n, n => runs.Length < n ? double.NaN : runs.SkipLast(n - 1).Average(run => run >= n ? 1.0 : 0)),
            LongestCopiedRun = longest,
            LongestCopiedText = Tokenizer.Decode(tokens.Skip(Array.IndexOf(runs, longest)).Take(longest)).Trim(),
            Distinct = [.. Enumerable.Range(1, 3).Select(n => DistinctShare(tokens, n))],
            Speeches = speeches.Count,
            SpeakersInHundred = speakers
                .Chunk(100)
                .Where(chunk => chunk.Length == 100)
                .Select(chunk => (double)chunk.Distinct().Count())
                .DefaultIfEmpty(double.NaN)
                .Average(),
            SpeaksOn = Share(speakers.Skip(1).Zip(speakers)),
            SpeaksBack = Share(speakers.Skip(2).Zip(speakers)),
            SpeechLengths = lengths.Count == 0 ? [0, 0, 0] : [.. Percentiles.Select(share => lengths[(int)(share * (lengths.Count - 1))])],
            Directed = speeches.Count == 0 ? 0 : speeches.Average(speech => speech.Directions.Count > 0 ? 1.0 : 0),
        };
    }

    private static readonly double[] Percentiles = [0.1, 0.5, 0.9];

    private static double DistinctShare(IReadOnlyList<string> tokens, int n)
    {
        var all = tokens.Count - n + 1;
        if (all < 1)
            return double.NaN;
        return (double)Enumerable.Range(0, all).Select(i => string.Join(' ', tokens.Skip(i).Take(n))).Distinct().Count() / all;
    }

    private static double Share(IEnumerable<(string, string)> pairs) =>
        pairs.Select(pair => pair.Item1 == pair.Item2 ? 1.0 : 0).DefaultIfEmpty(0).Average();
}
