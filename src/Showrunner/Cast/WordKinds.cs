namespace Showrunner;

/// <summary>What a word is in a script.</summary>
internal enum WordKind : byte
{
    /// <summary>A word that someone says.</summary>
    Word,

    /// <summary>A mark other than those below.</summary>
    Mark,

    /// <summary><see cref="Tokenizer.Return"/>.</summary>
    LineEnd,

    /// <summary>A parenthesis that opens a direction.</summary>
    Open,

    /// <summary>One that closes it.</summary>
    Close,

    /// <summary>A word with a colon at its end.</summary>
    Name,

    /// <summary><c>[setting:</c>.</summary>
    SettingStart,

    /// <summary>A word with its only square bracket, a closing one, at its end: <c>harbour]</c>.</summary>
    SettingEnd,

    /// <summary>Any other word with a square bracket, and the unknown word.</summary>
    Odd,
}

/// <summary>The kind of every word of a vocabulary.</summary>
internal sealed class WordKinds
{
    public const string SettingStart = "[setting:";

    private readonly WordKind[] _kinds;
    private readonly List<int>[] _ids = new List<int>[(int)WordKind.Odd + 1];

    public WordKinds(Vocabulary vocabulary)
    {
        _kinds = new WordKind[vocabulary.Size];
        for (var kind = 0; kind < _ids.Length; kind++)
            _ids[kind] = [];
        for (var id = 0; id < _kinds.Length; id++)
        {
            _kinds[id] = Of(vocabulary.Words[id]);
            _ids[(int)_kinds[id]].Add(id);
            if (id > 0 && _kinds[id] is not (WordKind.Word or WordKind.Mark))
                Unspoken.Add(id);
        }
    }

    /// <summary>The ids of everything but words and marks, without the unknown word.</summary>
    public List<int> Unspoken { get; } = [];

    /// <summary>How many words there are.</summary>
    public int Count => _kinds.Length;

    public WordKind this[int id] => _kinds[id];

    /// <summary>Whether a repeated run of words ends at this one.</summary>
    public bool BreaksRuns(int id) => _kinds[id] is WordKind.LineEnd or WordKind.Name;

    /// <summary>The ids of all words of <paramref name="kind"/>, in ascending order.</summary>
    public IReadOnlyList<int> All(WordKind kind) => _ids[(int)kind];

    public static WordKind Of(string word) =>
        word switch
        {
            Vocabulary.UnknownWord => WordKind.Odd,
            Tokenizer.Return => WordKind.LineEnd,
            Tokenizer.LeftParenthesis => WordKind.Open,
            Tokenizer.RightParenthesis => WordKind.Close,
            SettingStart => WordKind.SettingStart,
            [.., ':'] when !word.AsSpan().ContainsAny('[', ']') => WordKind.Name,
            [.. var before, ']'] when !before.AsSpan().ContainsAny('[', ']') => WordKind.SettingEnd,
            _ when word.AsSpan().ContainsAny('[', ']') => WordKind.Odd,
            _ => Tokenizer.IsMark(word) ? WordKind.Mark : WordKind.Word,
        };
}
