namespace Showrunner;

/// <summary>The words that are not in lower case in the middle of a sentence, and how they are spelt. Immutable.</summary>
public sealed class Spelling
{
    private const double MinShare = 0.5;
    private const int MinSpeeches = 3;

    private static readonly HashSet<string> Determiners =
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "my",
        "your",
        "his",
        "her",
        "our",
        "their",
        "another",
    ];

    private readonly Dictionary<string, string> _forms;

    private Spelling(IEnumerable<KeyValuePair<string, string>> forms) => _forms = forms.Where(IsForm).ToDictionary();

    /// <summary>
    /// The spelling of a corpus: each word's most frequent form within sentences. If the text has no capitals, or only capitals,
    /// the names of its speakers get one, unless a determiner often precedes them ("the waitress").
    /// </summary>
    public static Spelling Of(Corpus corpus) =>
        new(corpus.Text.Any(char.IsUpper) && corpus.Text.Any(char.IsLower) ? Written(corpus) : Names(corpus));

    /// <summary>The spelling of a text in lower case: the names of its speakers.</summary>
    internal static Spelling OfTokens(IEnumerable<string> tokens) => Of(Corpus.Parse(Tokenizer.Decode(tokens)));

    /// <summary>Only "I" has a capital within a sentence.</summary>
    internal static Spelling Plain { get; } = new([]);

    /// <summary>Writes a line <c>word, tab, form</c> for each word that is not spelt in lower case, in ordinal order.</summary>
    internal void Save(TextWriter writer)
    {
        foreach (var (word, form) in _forms.OrderBy(word => word.Key, StringComparer.Ordinal))
            writer.Write($"{word}\t{form}\n");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="ShowrunnerException">A line is not what <see cref="Save"/> writes; the message names it.</exception>
    internal static Spelling Load(TextReader reader)
    {
        var forms = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var word, var form] || !IsForm(new(word, form)) || !forms.TryAdd(word, form))
                throw new ShowrunnerException($"The spelling's line {forms.Count + 1} is not a new word, a tab and its form.");
        }

        return new(forms);
    }

    // A token, and the same in another case.
    private static bool IsForm(KeyValuePair<string, string> word) =>
        word.Key.Length > 0
        && !word.Key.Any(char.IsWhiteSpace)
        && word.Key != word.Value
        && string.Equals(word.Value.ToLowerInvariant(), word.Key, StringComparison.Ordinal);

    /// <summary>The word as it is spelt within a sentence.</summary>
    /// <param name="word">A token of <see cref="Tokenizer"/>.</param>
    public string Of(string word) =>
        _forms.TryGetValue(word, out var form) ? form
        : word.EndsWith("'s", StringComparison.Ordinal) && _forms.TryGetValue(word[..^2], out form) ? form + "'s"
        : word == "i" || word.StartsWith("i'", StringComparison.Ordinal) ? "I" + word[1..]
        : word;

    private static Dictionary<string, string> Written(Corpus corpus)
    {
        var forms = new Dictionary<string, Dictionary<string, int>>();
        var sentenceBegins = true;
        foreach (var (token, form) in corpus.Tokens.Zip(Forms(corpus)))
        {
            if (!sentenceBegins && !Tokenizer.IsMark(token))
            {
                if (!forms.TryGetValue(token, out var counts))
                    forms[token] = counts = [];
                counts[form] = counts.GetValueOrDefault(form) + 1;
            }
            sentenceBegins = ReadableText.SentenceBeginsAfter(token) || token.EndsWith(':') || sentenceBegins && Tokenizer.IsMark(token);
        }
        return forms
            .Select(word => (word.Key, Form: word.Value.MaxBy(form => form.Value).Key))
            .ToDictionary(word => word.Key, word => word.Form);
    }

    // The same tokens in their original case: tokenization changes only the case, one character to one.
    private static IEnumerable<string> Forms(Corpus corpus)
    {
        var ends = new List<int>(corpus.Tokens.Count);
        var tokens = Tokenizer.Split(corpus.Text, isNotebook: false, ends);
        return tokens.Zip(
            ends,
            (token, end) =>
            {
                var length = Tokenizer.IsMark(token) ? 1 : Tokenizer.Literal(token).Length;
                return corpus.Text.Substring(end - length, length);
            }
        );
    }

    private static Dictionary<string, string> Names(Corpus corpus)
    {
        var speeches = corpus
            .Scripts.SelectMany(script => script.Utterances)
            .Select(utterance => utterance.Speaker)
            .OfType<string>()
            .Select(SpeakerName.Canonical)
            .CountBy(name => name)
            .ToDictionary();
        var (said, determined, before) = (new Dictionary<string, int>(), new Dictionary<string, int>(), "");
        foreach (var token in corpus.Tokens)
        {
            if (speeches.ContainsKey(token))
            {
                said[token] = said.GetValueOrDefault(token) + 1;
                if (Determiners.Contains(before))
                    determined[token] = determined.GetValueOrDefault(token) + 1;
            }
            before = token;
        }
        return speeches
            .Where(name =>
                name.Value >= MinSpeeches
                && name.Value >= MinShare * said.GetValueOrDefault(name.Key)
                && determined.GetValueOrDefault(name.Key) <= 0.1 * said.GetValueOrDefault(name.Key)
            )
            .ToDictionary(name => name.Key, name => ReadableText.Capital(name.Key));
    }
}
