namespace Showrunner;

/// <summary>The parts of a script.</summary>
internal enum ScriptPart
{
    /// <summary>Where a speaker's name, a setting, or the blank line before them comes.</summary>
    LineStart,

    /// <summary>Inside a name of several words, or in a line that nobody speaks.</summary>
    Name,

    /// <summary>After the colon.</summary>
    Speech,

    /// <summary>After <c>[setting:</c>.</summary>
    Setting,

    /// <summary>After a setting, where only a line end can come.</summary>
    SettingEnd,
}

/// <summary>
/// Where in a script the next word stands: a finite automaton over settings, speakers, speeches and directions, which reads any words.
/// </summary>
internal sealed class ScriptPosition
{
    private readonly List<string> _line = [];
    private bool _endsSentence;

    public ScriptPart Part { get; private set; } = ScriptPart.LineStart;

    /// <summary>The word before.</summary>
    public string? LastWord { get; private set; }

    /// <summary>Whether the line before this one is blank.</summary>
    public bool AfterBlankLine { get; private set; } = true;

    /// <summary>Whether the last line that is not blank is a setting.</summary>
    public bool AfterSetting { get; private set; }

    /// <summary>Who speaks; null if nobody does.</summary>
    public string? Speaker { get; private set; }

    /// <summary>Who spoke last, before this line.</summary>
    public string? LastSpeaker { get; private set; }

    /// <summary>How many words and marks the speech or setting has so far.</summary>
    public int Words { get; private set; }

    /// <summary>How many speeches have begun.</summary>
    public int Speeches { get; private set; }

    /// <summary>Whether the line has a quotation mark that is not closed.</summary>
    public bool IsQuoteOpen { get; private set; }

    /// <summary>Whether the words before end a sentence, perhaps with quotation marks or brackets after it, and nothing is open.</summary>
    public bool IsAfterSentence => _endsSentence && !IsQuoteOpen && DirectionWords < 0;

    /// <summary>How many words and marks the open direction has, or -1 if none is open.</summary>
    public int DirectionWords { get; private set; } = -1;

    /// <summary>The words of the name so far.</summary>
    public IReadOnlyList<string> NameSoFar => Part == ScriptPart.Name ? _line : [];

    /// <summary>Becomes equal to <paramref name="other"/>.</summary>
    public void CopyFrom(ScriptPosition other)
    {
        _line.Clear();
        _line.AddRange(other._line);
        (Part, AfterBlankLine, AfterSetting, Speaker, LastSpeaker) = (
            other.Part,
            other.AfterBlankLine,
            other.AfterSetting,
            other.Speaker,
            other.LastSpeaker
        );
        (LastWord, Words, Speeches, DirectionWords) = (other.LastWord, other.Words, other.Speeches, other.DirectionWords);
        (IsQuoteOpen, _endsSentence) = (other.IsQuoteOpen, other._endsSentence);
    }

    /// <summary>Reads the next word.</summary>
    public void Read(string word)
    {
        LastWord = word;
        var kind = WordKinds.Of(word);
        if (kind == WordKind.LineEnd)
        {
            EndLine();
            return;
        }
        if (Part == ScriptPart.LineStart)
            Begin(kind);
        else if (Part == ScriptPart.Setting && kind == WordKind.SettingEnd)
            Part = ScriptPart.SettingEnd;
        if (Part == ScriptPart.Name)
            ReadName(word, kind);
        else
            Words++;
        IsQuoteOpen ^= word == Tokenizer.Quote;
        _endsSentence = Tokenizer.EndsSentence(word) || _endsSentence && word is Tokenizer.Quote or Tokenizer.RightParenthesis;
        if (kind == WordKind.Open)
            DirectionWords = 0;
        else if (kind == WordKind.Close)
            DirectionWords = -1;
        else if (DirectionWords >= 0)
            DirectionWords++;
    }

    private void Begin(WordKind kind)
    {
        Part = kind == WordKind.SettingStart ? ScriptPart.Setting : ScriptPart.Name;
        Words = Part == ScriptPart.Setting ? -1 : 0; // "[setting:" is not counted
    }

    private void ReadName(string word, WordKind kind)
    {
        _line.Add(word);
        Words++;
        if (kind == WordKind.Name && DirectionWords < 0)
        {
            // A direction can stand before the colon: george (whistles): hey!
            var name = Tokenizer.Decode(_line.TakeWhile(part => part != Tokenizer.LeftParenthesis)).TrimEnd(':').TrimEnd();
            if (!SpeakerName.IsName(name))
                return;
            (Part, Speaker, Words) = (ScriptPart.Speech, name, 0);
            Speeches++;
        }
        else if (_line.Count > SpeakerName.MaxTokens && DirectionWords < 0)
        {
            Part = ScriptPart.Speech; // nobody's
        }
    }

    private void EndLine()
    {
        AfterBlankLine = Part == ScriptPart.LineStart;
        AfterSetting = AfterBlankLine ? AfterSetting : Part == ScriptPart.SettingEnd;
        LastSpeaker = Part == ScriptPart.Speech ? Speaker : LastSpeaker;
        (Part, Speaker, Words, DirectionWords) = (ScriptPart.LineStart, null, 0, -1);
        (IsQuoteOpen, _endsSentence) = (false, false);
        _line.Clear();
    }
}
