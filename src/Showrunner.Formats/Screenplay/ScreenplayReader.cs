namespace Showrunner.Formats;

/// <summary>Makes a script of a screenplay's typed paragraphs: cues, parentheticals, dialogue, headings, action and transitions.</summary>
internal sealed class ScreenplayReader
{
    private readonly ScriptBuilder _script = new();
    private readonly ReadingNotes _notes = new();
    private readonly List<string> _words = [];
    private string? _cue;
    private bool _goesOn;

    public ReadingNotes Notes => _notes;

    public Understanding Reading(string kind)
    {
        EndSpeech();
        return new(_script.Build(), kind, _notes);
    }

    /// <summary>Takes a paragraph by Final Draft's name of its type.</summary>
    public void Paragraph(string? type, string text)
    {
        text = OneLine.Of(text);
        if (text.Length == 0)
            return;
        switch (type)
        {
            case "Character":
                Cue(text);
                break;
            case "Parenthetical":
                Parenthetical(text);
                break;
            case "Lyrics" or "Singing" when _cue is null:
                Prose(text);
                break;
            case "Dialogue" or "Lyrics" or "Singing":
                Dialogue(text);
                break;
            case "Cast List":
                _notes.Count("list of a scene's cast left out", "lists of scenes' casts left out");
                break;
            case "Scene Heading":
                Heading(text);
                break;
            case "Title":
                LeaveOut();
                break;
            case "More":
                More();
                break;
            case "Transition":
                SceneBreak();
                _notes.Count("transition left out", "transitions left out");
                break;
            case "General":
                Prose(text);
                break;
            default:
                Action(text);
                break;
        }
    }

    public void Cue(string text)
    {
        EndSpeech();
        _cue = text;
    }

    /// <summary>The speech was parted by a page: it goes on under the next cue.</summary>
    public void More()
    {
        EndSpeech();
        _goesOn = true;
    }

    public void Parenthetical(string text) => Dialogue($"({text.Trim('(', ')', ' ')})");

    public void Dialogue(string text)
    {
        if (_cue is null)
            Action(text);
        else
            _words.Add(text);
    }

    public void Heading(string text)
    {
        EndSpeech();
        _script.Heading(text);
    }

    /// <summary>What is seen: a direction. Lines of the title page before the first scene, and THE END, are left out.</summary>
    public void Action(string text)
    {
        EndSpeech();
        if (SpeakerLine.IsBoilerplate(text) || _script.Count == 0 && !text.Any(char.IsLower))
            LeaveOut();
        else
            _script.Direction(text);
    }

    /// <summary>Counts a line of the title page, or THE END.</summary>
    public void LeaveOut() => _notes.Count("line of the title page or THE END left out", "lines of the title page and THE END left out");

    public void Prose(string text)
    {
        EndSpeech();
        _script.Line(text);
    }

    public void SceneBreak()
    {
        EndSpeech();
        _script.SceneBreak();
    }

    public void EndSpeech()
    {
        if (_cue is not null)
        {
            var words = string.Join(' ', _words);
            if (!(_goesOn && _script.GoOn(words)) && !_script.Speech(_cue, words))
                _notes.Count("cue without words left out", "cues without words left out");
            _goesOn = false;
        }
        _cue = null;
        _words.Clear();
    }
}
