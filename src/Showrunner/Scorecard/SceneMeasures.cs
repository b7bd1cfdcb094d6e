namespace Showrunner;

/// <summary>What can be measured in scenes without a model. Shares are 0 to 1, and NaN where there is too little text.</summary>
public sealed record SceneMeasures
{
    private const int Back = 5;
    private const int Pool = 10;
    private const int RepeatedRun = 4;
    private const int ShortestCopiedLine = 6;
    private static readonly int[] CopiedRuns = [4, 6, 8];

    /// <summary>Scenes with a spoken line.</summary>
    public required int Scenes { get; init; }

    /// <summary>Spoken lines.</summary>
    public required int Lines { get; init; }

    /// <summary>
    /// Of the lines with a content word that are not the first of their scene, those that share one with the five lines before. Content
    /// words are those outside the show's 150 commonest tokens.
    /// </summary>
    public required double Continuity { get; init; }

    /// <summary>Those that share a content word with the line just before.</summary>
    public required double PreviousContinuity { get; init; }

    /// <summary>Lines of nothing but the words that most often stand alone in the show, such as "yeah".</summary>
    public required double Filler { get; init; }

    /// <summary>
    /// How often the speaker of ten lines is guessed rightly among the show's four leads, by words and pairs of words: 0.25 by chance.
    /// </summary>
    public required double Recognised { get; init; }

    /// <summary>Different tokens, pairs and triples in a row, each as a share of all: over as many tokens as the scorecard says.</summary>
    public required IReadOnlyList<double> Distinct { get; init; }

    /// <summary>Lines with four tokens in a row that their scene had before.</summary>
    public required double Repetition { get; init; }

    /// <summary>
    /// For n of 4, 6 and 8, the share of n tokens in a row, within lines, that the training text, or a known one, has too.
    /// </summary>
    public required IReadOnlyDictionary<int, double> Copied { get; init; }

    /// <summary>Lines of six tokens or more that the training text, or a known one, has as a whole.</summary>
    public required double CopiedLines { get; init; }

    /// <summary>Lines with a quotation mark that is not closed.</summary>
    public required double OpenQuotes { get; init; }

    /// <summary>Scenes whose last line ends with a full stop, an exclamation or question mark, perhaps in quotes or brackets.</summary>
    public required double Finished { get; init; }

    /// <summary>Lines with a question mark.</summary>
    public required double Questions { get; init; }

    internal static SceneMeasures Of(SpokenLine[][] scenes, ShowStatistics show, int distinctTokens)
    {
        SpokenLine[] lines = [.. scenes.SelectMany(scene => scene)];
        return new()
        {
            Scenes = scenes.Length,
            Lines = lines.Length,
            Continuity = Share(scenes.SelectMany(scene => Continues(scene, show, Back))),
            PreviousContinuity = Share(scenes.SelectMany(scene => Continues(scene, show, 1))),
            Filler = Share(lines.Select(show.IsFiller)),
            Recognised = Share(
                show.Speakers.Speakers.SelectMany(speaker =>
                    lines
                        .Where(line => line.Speaker == speaker)
                        .Chunk(Pool)
                        .Where(pool => pool.Length == Pool)
                        .Select(pool => show.Speakers.Guess(pool) == speaker)
                )
            ),
            Distinct = [.. Enumerable.Range(1, 3).Select(n => DistinctShare(lines, n, distinctTokens))],
            Repetition = Share(scenes.SelectMany(Repeats)),
            Copied = CopiedRuns.ToDictionary(
                n => n,
                n => Share(lines.SelectMany(line => show.CopiedRuns(line).SkipLast(n - 1).Select(run => run >= n)))
            ),
            CopiedLines = Share(lines.Where(line => line.Tokens.Count >= ShortestCopiedLine).Select(show.HasLine)),
            OpenQuotes = Share(lines.Select(line => line.Tokens.Count(token => token == Tokenizer.Quote) % 2 == 1)),
            Finished = Share(scenes.Select(scene => IsFinished(scene[^1]))),
            Questions = Share(lines.Select(line => line.Tokens.Contains(Tokenizer.QuestionMark))),
        };
    }

    private static IEnumerable<bool> Continues(SpokenLine[] scene, ShowStatistics show, int back)
    {
        var content = scene.Select(show.ContentOf).ToArray();
        for (var i = 1; i < scene.Length; i++)
        {
            if (content[i].Count > 0)
                yield return content[Math.Max(0, i - back)..i].Any(content[i].Overlaps);
        }
    }

    private static IEnumerable<bool> Repeats(SpokenLine[] scene)
    {
        var seen = new HashSet<string>();
        foreach (var line in scene)
        {
            yield return line.Runs(RepeatedRun).Any(seen.Contains);
            seen.UnionWith(line.Runs(RepeatedRun));
        }
    }

    private static double DistinctShare(SpokenLine[] lines, int n, int tokens)
    {
        var left = tokens;
        var runs = lines.TakeWhile(line => (left -= line.Tokens.Count) >= 0).SelectMany(line => line.Runs(n)).ToArray();
        return (double)runs.Distinct().Count() / runs.Length;
    }

    private static bool IsFinished(SpokenLine line) =>
        Tokenizer.EndsSentence(line.Tokens.LastOrDefault(token => token is not (Tokenizer.Quote or Tokenizer.RightParenthesis)));

    private static double Share(IEnumerable<bool> all) => all.Select(one => one ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();
}
