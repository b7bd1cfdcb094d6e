namespace Showrunner.Formats;

/// <summary>Reads the lines of a typed screenplay one after the other: in a speech, in a paragraph of action, or between them.</summary>
internal sealed class IndentedReader
{
    private readonly ScreenplayReader _screenplay = new();
    private readonly List<string> _action = [];
    private string _parenthetical = ""; // that is not closed yet

    /// <summary>Whether the next line can go on with a speech.</summary>
    public bool InSpeech { get; private set; }

    public Understanding Read()
    {
        EndAction();
        EndSpeech();
        return _screenplay.Reading("Screenplay");
    }

    public void Line(IndentedLine.Kinds kind, string text)
    {
        if (kind != IndentedLine.Kinds.Action)
            EndAction();
        if (kind is not (IndentedLine.Kinds.Speech or IndentedLine.Kinds.PageFurniture))
            EndSpeech();
        switch (kind)
        {
            case IndentedLine.Kinds.TitlePage:
                _screenplay.LeaveOut();
                break;
            case IndentedLine.Kinds.PageFurniture:
                _screenplay.Notes.Count("page number or (CONTINUED) left out", "page numbers and (CONTINUED) left out");
                break;
            case IndentedLine.Kinds.More:
                _screenplay.More();
                break;
            case IndentedLine.Kinds.Heading:
                _screenplay.Heading(IndentedLine.WithoutSceneNumbers(text));
                break;
            case IndentedLine.Kinds.Transition:
                _screenplay.Paragraph("Transition", text);
                break;
            case IndentedLine.Kinds.Cue:
                _screenplay.Cue(text);
                InSpeech = true;
                break;
            case IndentedLine.Kinds.Speech:
                Speech(text);
                break;
            case IndentedLine.Kinds.Action:
                _action.Add(text);
                break;
        }
    }

    // A parenthetical may go over lines.
    private void Speech(string text)
    {
        _parenthetical = $"{_parenthetical} {text}".Trim();
        if (_parenthetical.StartsWith('(') && !_parenthetical.Contains(')'))
            return;
        _screenplay.Dialogue(_parenthetical);
        _parenthetical = "";
    }

    private void EndSpeech()
    {
        if (_parenthetical.Length > 0)
            _screenplay.Dialogue(_parenthetical);
        _parenthetical = "";
        if (InSpeech)
            _screenplay.EndSpeech();
        InSpeech = false;
    }

    private void EndAction()
    {
        if (_action.Count > 0)
            _screenplay.Action(string.Join(' ', _action));
        _action.Clear();
    }
}
