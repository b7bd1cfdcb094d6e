namespace Showrunner;

/// <summary>How words are spelt in the middle of a sentence, where that is not in lower case. Immutable.</summary>
public sealed class Spelling
{
    private const double LeastShare = 0.5;
    private const int LeastSpeeches = 3;

    private static readonly HashSet<string> Determiners = ["a", "an", "the", "this", "that", "my", "your", "his", "her", "our", "their", "another"];

    private readonly Dictionary<string, string> _forms;

    private Spelling(Dictionary<string, string> forms) => _forms = forms;

    /// <summary>
    /// The spelling of a corpus: a word's most frequent form within sentences where the text has capitals, and else the names of its
    /// cast, unless a determiner is often before them ("the waitress").
    /// </summary>
    public static Spelling Of(Corpus corpus) => new(corpus.Text.Any(char.IsUpper) && corpus.Text.Any(char.IsLower) ? Written(corpus) : Names(corpus));

    /// <summary>The word as it stands within a sentence.</summary>
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
        foreach (var (token, form) in Tokenizer.Encode(corpus.Text).Zip(Forms(corpus.Text)))
        {
            if (!sentenceBegins && !Tokenizer.IsMark(token))
            {
                if (!forms.TryGetValue(token, out var counts)) forms[token] = counts = [];
                counts[form] = counts.GetValueOrDefault(form) + 1;
            }
            sentenceBegins = ReadableText.EndsSentence(token) || token.EndsWith(':') || sentenceBegins && Tokenizer.IsMark(token);
        }
        return forms.Select(word => (word.Key, Form: word.Value.MaxBy(form => form.Value).Key)).Where(word => word.Key != word.Form).ToDictionary(word => word.Key, word => word.Form);
    }

    // The same splitting, with the case kept: the tokenization changes nothing but case, one character to one.
    private static IEnumerable<string> Forms(string text)
    {
        var at = 0;
        foreach (var token in Tokenizer.Encode(text))
        {
            var length = Tokenizer.IsMark(token) ? 1 : token.Length;
            while (!Tokenizer.IsMark(token) && char.IsWhiteSpace(text[at]) || Tokenizer.IsMark(token) && text[at] != Tokenizer.Mark(token)) at++;
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static Dictionary<string, string> Names(Corpus corpus)
    {
        var speeches = corpus.Scripts.SelectMany(script => script.Utterances).Select(utterance => utterance.Speaker?.ToLowerInvariant()).OfType<string>().CountBy(name => name).ToDictionary();
        var (said, determined, before) = (new Dictionary<string, int>(), new Dictionary<string, int>(), "");
        foreach (var token in corpus.Tokens)
        {
            if (speeches.ContainsKey(token))
            {
                said[token] = said.GetValueOrDefault(token) + 1;
                if (Determiners.Contains(before)) determined[token] = determined.GetValueOrDefault(token) + 1;
            }
            before = token;
        }
        return speeches
            .Where(name => name.Value >= LeastSpeeches && name.Value >= LeastShare * said.GetValueOrDefault(name.Key) && determined.GetValueOrDefault(name.Key) <= 0.1 * said.GetValueOrDefault(name.Key))
            .ToDictionary(name => name.Key, name => ReadableText.Capital(name.Key));
    }
}
