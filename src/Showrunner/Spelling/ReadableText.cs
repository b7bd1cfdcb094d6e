namespace Showrunner;

/// <summary>
/// A <see cref="TextDecoder"/> that restores the case: capitals at the start of sentences, speeches and names, and the show's own spelling;
/// directions begin in lower case. Tokenizing the result gives the same tokens. Not thread-safe.
/// </summary>
public sealed class ReadableText(Spelling spelling)
{
    private readonly TextDecoder _decoder = new();
    private bool _sentenceBegins = true;
    private bool _lineBegins = true;
    private bool _inDirection;

    /// <summary>Takes the next token and returns the text that it adds.</summary>
    public string Append(string token)
    {
        var piece = _decoder.Append(token);
        if (!Tokenizer.IsMark(token))
        {
            var name = token.EndsWith(':') && _lineBegins ? spelling.Of(token[..^1]) + ":" : spelling.Of(token);
            var word = _sentenceBegins && !_inDirection ? Capital(name) : name;
            piece = piece[..^Tokenizer.Literal(token).Length] + Tokenizer.Literal(word);
        }
        _lineBegins = token == Tokenizer.Return;
        _inDirection = token == Tokenizer.LeftParenthesis || _inDirection && token is not (Tokenizer.RightParenthesis or Tokenizer.Return);
        _sentenceBegins = SentenceBeginsAfter(token) || token.EndsWith(':') || _sentenceBegins && (_inDirection || Tokenizer.IsMark(token));
        return piece;
    }

    /// <summary>Takes the next token and returns <paramref name="text"/>, what it added, perhaps cut short, with its case.</summary>
    public string Append(string token, string text)
    {
        var piece = Append(token);
        var start = piece.StartsWith(' ') && !text.StartsWith(' ') ? 1 : 0;
        return piece[..Math.Min(piece.Length, start + text.Length)];
    }

    /// <summary><paramref name="script"/> with its case restored.</summary>
    public static Script Of(Script script, Spelling spelling) => new(script.Name, Of(Tokenizer.Encode(script.Text), spelling));

    /// <summary>The text of tokens.</summary>
    public static string Of(IEnumerable<string> tokens, Spelling spelling)
    {
        var text = new ReadableText(spelling);
        return string.Concat(tokens.Select(token => text.Append(token)));
    }

    internal static bool SentenceBeginsAfter(string token) => token == Tokenizer.Return || Tokenizer.EndsSentence(token);

    /// <summary>The word with a capital, which is its first character after any bracket, apostrophe or hash.</summary>
    internal static string Capital(string word)
    {
        var at = word.AsSpan().IndexOfAnyExcept('[', '\'', '#');
        return at < 0 ? word : string.Concat(word.AsSpan(0, at), char.ToUpperInvariant(word[at]).ToString(), word.AsSpan(at + 1));
    }
}
