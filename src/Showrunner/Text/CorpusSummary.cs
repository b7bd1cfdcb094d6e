namespace Showrunner;

/// <summary>What is in a corpus.</summary>
public sealed record CorpusSummary
{
    /// <summary>Characters of text.</summary>
    public required int Characters { get; init; }

    /// <summary>Lines that are not blank.</summary>
    public required int Lines { get; init; }

    /// <summary>Lines that say where the scene is.</summary>
    public required int Settings { get; init; }

    /// <summary>Stage directions.</summary>
    public required int Directions { get; init; }

    /// <summary>Tokens: words and punctuation marks.</summary>
    public required int Tokens { get; init; }

    /// <summary>Different tokens: the vocabulary of a model, without the unknown word.</summary>
    public required int DifferentTokens { get; init; }

    /// <summary>Different tokens that occur once.</summary>
    public required int Singletons { get; init; }

    /// <summary>Who speaks, those with the most words first. Upper and lower case are the same.</summary>
    public required IReadOnlyList<SpeakerShare> Speakers { get; init; }

    /// <summary>How many of the most frequent tokens make up 90, 95 and 99 percent of the text.</summary>
    public required IReadOnlyList<Coverage> Coverage { get; init; }

    /// <summary>The five lines with the most words, longest first.</summary>
    public required IReadOnlyList<LongLine> LongestLines { get; init; }

    /// <summary>What looks wrong in the text, one sentence each.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Counts everything.</summary>
    public static CorpusSummary Of(Corpus corpus)
    {
        var lines = corpus
            .Scripts.SelectMany(script =>
                script.Utterances.Select(utterance => new LongLine(script.Name, utterance, WordsIn(utterance.Text)))
            )
            .ToList();
        var speakers = SpeakersOf(lines);
        var vocabulary = Vocabulary.Of(corpus.Tokens);
        return new()
        {
            Characters = corpus.Text.Length,
            Lines = lines.Count,
            Settings = lines.Count(line => line.Utterance.Setting is not null),
            Directions = lines.Sum(line => line.Utterance.Directions.Count),
            Tokens = corpus.Tokens.Count,
            DifferentTokens = vocabulary.Size - 1,
            Singletons = vocabulary.Counts.Skip(1).Count(count => count == 1),
            Speakers = speakers,
            Coverage = [.. Shares.Select(share => new Coverage(share, WordsCovering(share, vocabulary)))],
            LongestLines = [.. lines.OrderByDescending(line => line.Words).Take(5)],
            Findings = [.. CorpusFindings.In(lines, speakers, corpus.Tokens.Count)],
        };
    }

    private static readonly double[] Shares = [0.90, 0.95, 0.99];

    private static List<SpeakerShare> SpeakersOf(List<LongLine> lines)
    {
        var speeches = lines.Where(line => line.Utterance.Speaker is not null).ToList();
        var words = (double)Math.Max(1, speeches.Sum(line => line.Words));
        return
        [
            .. speeches
                .GroupBy(line => SpeakerName.Canonical(line.Utterance.Speaker!))
                .Select(own => new SpeakerShare(own.Key, own.Count(), own.Sum(line => line.Words), own.Sum(line => line.Words) / words))
                .OrderByDescending(speaker => speaker.Words)
                .ThenBy(speaker => speaker.Name, StringComparer.Ordinal),
        ];
    }

    private static int WordsCovering(double share, Vocabulary vocabulary)
    {
        var counts = vocabulary.Counts.Skip(1).ToList();
        var wanted = share * counts.Sum();
        var words = 0;
        for (var covered = 0; covered < wanted; words++)
            covered += counts[words];
        return words;
    }

    private static int WordsIn(string text) =>
        text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Sum(part => CharacterKinds.WordsIn(part));
}

/// <summary>One speaker's part of a show.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Speeches">The number of their lines.</param>
/// <param name="Words">The words in them.</param>
/// <param name="Share">Their share of all spoken words, 0 to 1.</param>
public sealed record SpeakerShare(string Name, int Speeches, int Words, double Share);

/// <summary>How much of the text the most frequent tokens make up.</summary>
/// <param name="Share">A share of the text, 0 to 1.</param>
/// <param name="Words">The smallest number of different tokens that make it up.</param>
public sealed record Coverage(double Share, int Words);

/// <summary>A line, its script and its length.</summary>
/// <param name="Script">The script's name.</param>
/// <param name="Utterance">The line.</param>
/// <param name="Words">Its words, without the speaker's name.</param>
public sealed record LongLine(string Script, Utterance Utterance, int Words);
