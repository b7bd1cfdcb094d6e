namespace Showrunner.Formats;

/// <summary>Reads the lines of a log.</summary>
internal sealed class ChatReader
{
    private const char SystemMark = '\u200E'; // WhatsApp puts it before what the program says

    private readonly ScriptBuilder _script = new();
    private readonly ReadingNotes _notes = new();
    private string? _name; // whose message goes on
    private bool _begun; // whether it has words already

    public Understanding Read() => new(_script.Build(), "Chat log", _notes);

    public void Line(string line)
    {
        if (line.Trim().Length == 0)
            return;
        var read = ChatLine.Of(line);
        switch (read.Kind)
        {
            case ChatLine.Kinds.Message:
                Message(read.Name, read.Words);
                break;
            case ChatLine.Kinds.Header:
                (_name, _begun) = (read.Name, false);
                break;
            case ChatLine.Kinds.Action:
                _script.Direction($"{read.Name} {read.Words}");
                _name = null;
                break;
            case ChatLine.Kinds.Notice:
                _notes.Count("notice of the program left out", "notices of the program left out");
                break;
            default:
                GoOn(read.Words);
                break;
        }
    }

    private void Message(string name, string words)
    {
        if (words.StartsWith(SystemMark) || words.Length > 0 && ChatShapes.Media().IsMatch(words))
        {
            _notes.Count("message without words left out", "messages without words left out");
            _name = null;
            return;
        }
        (_name, _begun) = (name, false);
        GoOn(words);
    }

    private void GoOn(string words)
    {
        if (_name is null)
            return;
        words = ChatShapes.Edited().Replace(words, "");
        if (!(_begun && _script.GoOn(words)))
            _begun = _script.Speech(_name, words) || _begun;
    }
}
