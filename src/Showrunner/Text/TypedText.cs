using System.Text;
using System.Text.RegularExpressions;

namespace Showrunner;

/// <summary>
/// A text that a person typed, read as the training text was: with a typewriter's quotes and dashes, names beside their colons, and
/// directions in parentheses. Each token keeps the part of the typed text that it stands for.
/// </summary>
internal sealed partial class TypedText
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _sources = []; // of each character, where it stands in the typed text

    private TypedText() { }

    /// <summary>The tokens of <paramref name="typed"/>; their texts, joined, are <paramref name="typed"/>.</summary>
    public static IReadOnlyList<GivenWord> Words(string typed, Vocabulary vocabulary)
    {
        var text = new TypedText();
        text.AddAll(typed);
        text.Mend(vocabulary);
        var (tokens, ends) = vocabulary.Split(text._text.ToString());
        var (words, given) = (new GivenWord[tokens.Count], 0);
        for (var i = 0; i < words.Length; i++)
        {
            var end = i == words.Length - 1 ? typed.Length : text._sources[ends[i]];
            words[i] = new(tokens[i], typed[given..end]);
            given = end;
        }
        return words;
    }

    /// <summary>The tokens alone.</summary>
    public static IReadOnlyList<string> Tokens(string typed, Vocabulary vocabulary) =>
        [.. Words(typed, vocabulary).Select(word => word.Token)];

    private void AddAll(string typed)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            var c = typed[i];
            if (c == '\r')
                c = '\n';
            if (c == '\n' && i > 0 && typed[i - 1] == '\r' && typed[i] == '\n')
                continue;
            foreach (var plain in SourceText.Plain(c) ?? c.ToString())
            {
                _text.Append(plain);
                _sources.Add(i);
            }
        }
    }

    private void Mend(Vocabulary vocabulary)
    {
        var text = _text.ToString();
        foreach (Match direction in Direction().Matches(text))
        {
            if (vocabulary.Tokenize(direction.Value).All(vocabulary.Contains))
                continue; // this show writes them so
            (_text[direction.Index], _text[direction.Index + direction.Length - 1]) = ('(', ')');
        }
        // From the last to the first, so that places stay.
        for (var end = text.Length; end > 0; )
        {
            var start = text.LastIndexOf('\n', end - 1) + 1;
            CloseName(start, text[start..end]);
            end = start - 1;
        }
    }

    // The space belongs after the colon, not before it: "agnes :hello".
    private void CloseName(int start, string line)
    {
        var indent = line.Length - line.TrimStart().Length;
        if (!SpeakerName.TryRead(line.AsSpan().Trim(), out var length, out _))
            return;
        var end = indent + length;
        var colon = line.IndexOf(':', end);
        if (colon + 1 < line.Length && !char.IsWhiteSpace(line[colon + 1]))
        {
            _text.Insert(start + colon + 1, ' ');
            _sources.Insert(start + colon + 1, _sources[start + colon + 1]);
        }
        if (!string.IsNullOrWhiteSpace(line[end..colon]))
            return; // "agnes (whistles):"
        _text.Remove(start + end, colon - end);
        _sources.RemoveRange(start + end, colon - end);
    }

    // [laughs] and *sighs*, and no setting.
    [GeneratedRegex(@"\[(?!\s*setting\s*:)[^\[\]\n*]+\]|(?<![\w*])\*(?=\p{L})[^*\n\[\]]{1,60}\*(?![\w*])", RegexOptions.IgnoreCase)]
    private static partial Regex Direction();
}

/// <summary>A word that is given to a model to read.</summary>
/// <param name="Token">As the tokenizer has it.</param>
/// <param name="Text">As it was typed, with what stands before it.</param>
internal readonly record struct GivenWord(string Token, string Text);
