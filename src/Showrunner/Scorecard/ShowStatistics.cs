namespace Showrunner;

/// <summary>What a scorecard has to know of a show, counted in its training text.</summary>
internal sealed class ShowStatistics
{
    /// <summary>This many speakers are told apart.</summary>
    public const int Leads = 4;

    private readonly HashSet<string> _common;
    private readonly HashSet<string> _filler;
    private readonly HashSet<string> _lines = [];
    private readonly Dictionary<string, int> _ids = [];
    private readonly NoveltyIndex _index;

    /// <param name="training">The lines of the training text.</param>
    /// <param name="known">The lines of other texts, where copies are looked for too.</param>
    public ShowStatistics(IReadOnlyList<SpokenLine> training, IEnumerable<Utterance>? known = null)
    {
        _common =
        [
            .. Commonest(
                training.SelectMany(line => line.Tokens.Append(line.Speaker + ":").Append(Tokenizer.Return)),
                ContentWords.CommonTokens
            ),
        ];
        _filler =
        [
            .. Commonest(
                training.Select(line => line.Words.ToArray()).Where(words => words.Length == 1).Select(words => words[0]),
                DialogueIndex.FillerWords
            ),
        ];
        Speakers = new(training, [.. Commonest(training.Select(line => line.Speaker), Leads)]);
        Features =
        [
            .. Commonest(training.SelectMany(line => line.Runs(1)), 200),
            .. Commonest(training.SelectMany(line => line.Runs(2)), 200),
        ];
        var ids = new List<int>();
        var others = (known ?? []).Select(line => Tokenizer.Encode(line.Text));
        foreach (var line in training.Select(line => line.Tokens).Concat(others))
        {
            _lines.Add(Joined(line));
            foreach (var token in line)
            {
                if (!_ids.TryGetValue(token, out var id))
                    _ids.Add(token, id = _ids.Count + 1);
                ids.Add(id);
            }
            ids.Add(0); // equals nothing, so that no run goes on in the next line
        }
        _index = new(ids);
    }

    /// <summary>Guesses who speaks.</summary>
    public SpeakerClassifier Speakers { get; }

    /// <summary>The commonest words and marks, and pairs of them.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>The words of a line that carry content.</summary>
    public HashSet<string> ContentOf(SpokenLine line) => [.. line.Words.Where(word => !_common.Contains(word))];

    /// <summary>Whether a line says nothing but filler.</summary>
    public bool IsFiller(SpokenLine line) => line.Words.All(_filler.Contains);

    /// <summary>Whether training, or a known text, has the whole line.</summary>
    public bool HasLine(SpokenLine line) => _lines.Contains(Joined(line.Tokens));

    /// <summary>For each token of a line, how many tokens from it on are a run of the training text, or of a known one.</summary>
    public int[] CopiedRuns(SpokenLine line) => _index.Runs([.. line.Tokens.Select(token => _ids.GetValueOrDefault(token))]);

    private static string Joined(IReadOnlyList<string> line) => string.Join(' ', line);

    private static IEnumerable<string> Commonest(IEnumerable<string> words, int count) =>
        words
            .CountBy(word => word)
            .OrderByDescending(word => word.Value)
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(count)
            .Select(word => word.Key);
}
