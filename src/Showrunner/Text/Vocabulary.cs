using System.Globalization;

namespace Showrunner;

/// <summary>The words that a model knows, and how often each occurred. Immutable.</summary>
/// <remarks>The unknown word has id 0. The others follow by descending count, words of equal count in ordinal order.</remarks>
public sealed class Vocabulary
{
    /// <summary>Stands for every word that is not in the vocabulary; its count is the number of their occurrences.</summary>
    public const string UnknownWord = "||unknown||";

    private readonly string[] _words;
    private readonly int[] _counts;
    private readonly Dictionary<string, int> _ids;
    private readonly Lazy<bool> _isNotebook;

    private Vocabulary(string[] words, int[] counts)
    {
        (_words, _counts) = (words, counts);
        // Made before marks beyond the notebook's were tokens: some word has them inside.
        _isNotebook = new(() => words.Any(word => word.Length > 1 && word.AsSpan().ContainsAny(CharacterKinds.OwnTokens)));
        _ids = new Dictionary<string, int>(words.Length);
        for (var id = 0; id < words.Length; id++)
        {
            if (words[id].Length == 0 || HasWhiteSpace(words[id]) || !_ids.TryAdd(words[id], id))
                throw new ArgumentException($"\"{words[id]}\" is empty, has white space in it, or is there twice.", nameof(words));
        }
    }

    private static bool HasWhiteSpace(string word)
    {
        foreach (var c in word)
        {
            if (char.IsWhiteSpace(c))
                return true;
        }

        return false;
    }

    /// <summary>All words by id, the unknown word first.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Occurrences of each word, by id.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>The number of words, the unknown word included.</summary>
    public int Size => _words.Length;

    /// <summary>Counts <paramref name="tokens"/>.</summary>
    /// <param name="tokens">What <see cref="Tokenizer.Encode"/> gave.</param>
    /// <param name="minimumCount">Words that occur less often count as unknown; at least 1.</param>
    /// <exception cref="ArgumentException">A token is empty or has white space in it.</exception>
    public static Vocabulary Of(IEnumerable<string> tokens, int minimumCount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumCount, 1);
        var counted = tokens.CountBy(token => token).ToList();
        var kept = counted
            .Where(word => word.Value >= minimumCount && word.Key != UnknownWord)
            .OrderByDescending(word => word.Value)
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .ToList();
        var unknown = counted.Sum(word => word.Value) - kept.Sum(word => word.Value);
        return new([UnknownWord, .. kept.Select(word => word.Key)], [unknown, .. kept.Select(word => word.Value)]);
    }

    /// <summary>The id of <paramref name="word"/>; 0, that of the unknown word, if it is not in the vocabulary.</summary>
    public int IdOf(string word) => _ids.GetValueOrDefault(word);

    /// <summary>Whether <paramref name="word"/> has an id of its own, as the unknown word has.</summary>
    public bool Contains(string word) => _ids.ContainsKey(word);

    /// <summary>
    /// The tokens of <paramref name="text"/> by the rules that the words of this vocabulary were made by: those of
    /// <see cref="Tokenizer"/>, or of an earlier version, whose only marks were the notebook's.
    /// </summary>
    public IReadOnlyList<string> Tokenize(string text) => Tokenizer.Split(text, _isNotebook.Value);

    /// <summary>The id of each token of <paramref name="corpus"/>.</summary>
    public int[] Encode(Corpus corpus) => Encode(_isNotebook.Value ? Tokenize(corpus.Text) : corpus.Tokens);

    /// <summary>The share of a text's words that have an id, 0 to 1; marks do not count, since every text has them.</summary>
    public double KnownShare(Corpus text) =>
        text.Tokens.Where(token => !Tokenizer.IsMark(token)).Select(token => IdOf(token) != 0 ? 1.0 : 0).DefaultIfEmpty(0).Average();

    /// <summary>The tokens of a text, and where each ends in it.</summary>
    internal (IReadOnlyList<string> Tokens, IReadOnlyList<int> Ends) Split(string text)
    {
        var ends = new List<int>();
        return (Tokenizer.Split(text, _isNotebook.Value, ends), ends);
    }

    /// <summary>The id of each token.</summary>
    public int[] Encode(IEnumerable<string> tokens) => [.. tokens.Select(IdOf)];

    /// <summary>
    /// Up to <paramref name="count"/> words (no marks) that are most similar to <paramref name="word"/>; of equally similar ones, frequent
    /// ones first. Names, which end with a colon, are compared with names; square brackets do not count.
    /// </summary>
    public IReadOnlyList<string> Nearest(string word, int count) =>
        [
            .. _words
                .Skip(1)
                .Where(candidate => !Tokenizer.IsMark(candidate) && candidate.EndsWith(':') == word.EndsWith(':'))
                .Select(candidate => Tokenizer.Literal(candidate).Trim('[', ']'))
                .Where(candidate => candidate.Length > 0)
                .Distinct()
                .OrderBy(candidate => EditDistance.Between(word.AsSpan().Trim("[]"), candidate))
                .Take(count),
        ];

    /// <summary>Some of its words, by ascending id and the unknown word first; the others count as unknown.</summary>
    internal Vocabulary Keep(IReadOnlyList<int> ids)
    {
        var counts = ids.Select(id => _counts[id]).ToArray();
        counts[0] += _counts.Sum() - counts.Sum();
        return new([.. ids.Select(id => _words[id])], counts);
    }

    /// <summary>Writes a line <c>word, tab, count</c> for every word, by id.</summary>
    public void Save(TextWriter writer)
    {
        for (var id = 0; id < Size; id++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{_words[id]}\t{_counts[id]}\n"));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="ShowrunnerException">A line is not what <see cref="Save"/> writes; the message names it.</exception>
    public static Vocabulary Load(TextReader reader)
    {
        var words = new List<string>();
        var counts = new List<int>();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t');
            if (tab < 0 || !int.TryParse(line.AsSpan(tab + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                throw new ShowrunnerException($"The vocabulary's line {words.Count + 1} is not a word, a tab and a count.");
            words.Add(line[..tab]);
            counts.Add(count);
        }
        if (words is not [UnknownWord, ..])
            throw new ShowrunnerException($"The vocabulary does not begin with {UnknownWord}.");
        try
        {
            return new([.. words], [.. counts]);
        }
        catch (ArgumentException exception)
        {
            throw new ShowrunnerException($"The vocabulary is damaged: {exception.Message}", exception);
        }
    }
}
