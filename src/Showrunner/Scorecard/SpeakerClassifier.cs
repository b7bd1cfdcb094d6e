namespace Showrunner;

/// <summary>
/// Guesses which of a few speakers said some lines: naive Bayes over tokens and pairs of tokens, with one added to each count and equal
/// priors.
/// </summary>
internal sealed class SpeakerClassifier
{
    private readonly Dictionary<string, int>[] _counts;
    private readonly double[] _totals;
    private readonly int _types;

    public SpeakerClassifier(IReadOnlyList<SpokenLine> training, IReadOnlyList<string> speakers)
    {
        Speakers = speakers;
        _counts = [.. speakers.Select(speaker => Features(training.Where(line => line.Speaker == speaker)).CountBy(x => x).ToDictionary())];
        _totals = [.. _counts.Select(counts => (double)counts.Values.Sum())];
        _types = _counts.SelectMany(counts => counts.Keys).Distinct().Count();
    }

    /// <summary>The speakers.</summary>
    public IReadOnlyList<string> Speakers { get; }

    /// <summary>Who most probably said all of <paramref name="lines"/>; the first of equals.</summary>
    public string Guess(IEnumerable<SpokenLine> lines)
    {
        string[] features = [.. Features(lines)];
        return Speakers
            .Index()
            .MaxBy(speaker =>
                features.Sum(feature =>
                    Math.Log((_counts[speaker.Index].GetValueOrDefault(feature) + 1) / (_totals[speaker.Index] + _types))
                )
            )
            .Item;
    }

    private static IEnumerable<string> Features(IEnumerable<SpokenLine> lines) =>
        lines.SelectMany(line => line.Runs(1).Concat(line.Runs(2)));
}
