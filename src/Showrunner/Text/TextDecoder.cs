namespace Showrunner;

/// <summary>Turns tokens back into text one at a time, so that text can be shown while it is written. Not thread-safe.</summary>
/// <remarks>
/// Between two words there is always a space. Spaces around marks are guessed from the tokens nearby, since tokenization drops them.
/// </remarks>
public sealed class TextDecoder
{
    private string? _last;
    private string? _beforeLast;
    private bool _quoteIsOpen;
    private bool _dashIsHyphen;
    private bool _isNamed; // the line has a speaker

    /// <summary>Takes the next token and returns the text that it adds: the token, with a space before it where one belongs.</summary>
    public string Append(string token)
    {
        var mark = Tokenizer.Mark(token);
        var piece = mark?.ToString() ?? Tokenizer.Literal(token);
        var spaced = SpaceBelongsBefore(token, mark);

        if (mark == '"')
            _quoteIsOpen = !_quoteIsOpen;
        if (mark == '\n')
            _quoteIsOpen = false;
        if (mark == '-')
            _dashIsHyphen = !spaced && LastIsWord;
        _isNamed = mark != '\n' && (_isNamed || token.EndsWith(':'));
        (_beforeLast, _last) = (_last, token);
        return spaced ? " " + piece : piece;
    }

    internal TextDecoder Clone() => (TextDecoder)MemberwiseClone();

    private bool LastIsWord => _last is not null && !Tokenizer.IsMark(_last);

    private bool SpaceBelongsBefore(string token, char? mark)
    {
        if (mark == '\n' || _last is null or Tokenizer.Return or Tokenizer.LeftParenthesis)
            return false;
        if (_last == Tokenizer.Quote && _quoteIsOpen)
            return false;
        if (LastIsWord && _last.EndsWith(':'))
            return true; // a speaker's name, whatever follows
        if (CharacterKinds.IsDense(_last[^1]) || CharacterKinds.IsDense(token[0]) || CharacterKinds.Opens(_last[^1]) || EndsName(token))
            return false;
        return mark switch
        {
            null => !JoinsWords(token),
            '(' => true,
            '"' => !_quoteIsOpen,
            '-' => !LastIsWord && _last != Tokenizer.Dash,
            _ => CharacterKinds.Opens(mark.Value),
        };
    }

    // The colon of "j.d.:" and "george (whistles):".
    private bool EndsName(string token) => token == ":" && !_isNamed && (_last is Tokenizer.Period or Tokenizer.RightParenthesis);

    // No space in no-mans-land, 9.30, 1,000 and p.m., which are more common in real scripts than the forms with a space.
    private bool JoinsWords(string word) =>
        _last switch
        {
            Tokenizer.Dash => _dashIsHyphen,
            Tokenizer.Period => _beforeLast is [.., var before]
                && (
                    char.IsDigit(before) && char.IsDigit(word[0])
                    || _beforeLast.Length == 1 && word.Length == 1 && char.IsLetter(before) && char.IsLetter(word[0])
                    || word[0] == '_'
                ),
            Tokenizer.Comma => _beforeLast is [.., var before] && char.IsDigit(before) && word.Length == 3 && word.All(char.IsDigit),
            _ => false,
        };
}
