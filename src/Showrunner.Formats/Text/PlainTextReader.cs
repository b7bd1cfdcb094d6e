using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Reads the lines of a plain text whose shape is known.</summary>
internal sealed partial class PlainTextReader(TextShape shape, ReadingNotes notes)
{
    private readonly ScriptBuilder _script = new();
    private string? _cue; // whose words are on the next line
    private bool _inSpeech; // the next line can go on with it
    private int _blankLines = 1;

    public ScriptDocument Build() => _script.Build();

    public void Line(TextLine line)
    {
        if (line.IsBlank)
        {
            _blankLines++;
            (_cue, _inSpeech) = (shape.IsSpaced ? _cue : null, false);
            return;
        }
        if (_blankLines > (shape.IsDense ? 0 : 1) && !shape.IsWrapped && _cue is null)
            _script.SceneBreak();
        var beginsParagraph = _blankLines > 0;
        _blankLines = 0;
        if (ScriptBuilder.IsHeading(line.Text))
            Outside(() => _script.Heading(line.Text));
        else if (SpeakerLine.IsBoilerplate(line.Text.Trim('[', ']', '(', ')')))
            Outside(LeaveOut);
        else if (!Speech(line, beginsParagraph))
            Words(line.Text);
    }

    private bool Speech(TextLine line, bool beginsParagraph)
    {
        switch (shape.NameKind)
        {
            case TextShape.Kind.Above when (beginsParagraph || shape.IsDense) && line.NameAlone is { Cue: var cue }:
                (_cue, _inSpeech) = (cue, false);
                return true;
            case TextShape.Kind.Above when beginsParagraph && line.Speech is var (cue, name, words) && shape.IsName(name):
                _inSpeech = _script.Speech(cue, Asides(words));
                return true;
            case TextShape.Kind.Bracketed when TextShape.InBrackets(line.Text) is var (cue, words):
                _inSpeech = _script.Speech(cue, Asides(words));
                return true;
            case TextShape.Kind.Inline when line.Speech is var (cue, name, words) && shape.IsName(name):
                _inSpeech = _script.Speech(cue, Asides(words));
                if (!_inSpeech)
                    _cue = cue;
                return true;
            default:
                return false;
        }
    }

    private void Words(string line)
    {
        if (_cue is { } cue)
            (_cue, _inSpeech) = (null, _script.Speech(cue, Asides(line)));
        else if (!(_inSpeech && shape.IsWrapped && _script.GoOn(Asides(line))))
            Outside(() => _script.Line(line));
    }

    private void LeaveOut()
    {
        notes.Count("transition or credit left out", "transitions and credits left out");
        _script.SceneBreak();
    }

    private void Outside(Action add)
    {
        (_cue, _inSpeech) = (null, false);
        add();
    }

    // *sighs* is a direction, as chats and role plays write it.
    private static string Asides(string words) => Aside().Replace(words, "($1)");

    [GeneratedRegex(@"(?<![\w*])\*(?=\p{L})([^*\n]{1,60}?)\*(?![\w*])")]
    private static partial Regex Aside();
}
