using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Makes speeches of cues.</summary>
internal sealed partial class CaptionScript(ReadingNotes notes)
{
    private readonly ScriptBuilder _script = new();
    private string? _speaker;
    private string _sentence = ""; // of nobody, until it ends
    private List<string> _before = [];

    public ScriptDocument Build()
    {
        EndSentence();
        var document = _script.Build();
        if (document.Speakers.Count == 0)
            notes.Say("nobody is named as a speaker");
        return document;
    }

    public void Cue(List<string> lines)
    {
        List<string> plain = [.. lines.Select(Captions.Plain).Where(line => line.Length > 0)];
        var repeated = plain.TakeWhile(_before.Contains).Count();
        if (repeated > 0)
            notes.Count("repeated caption line folded", "repeated caption lines folded", repeated);
        _before = plain;
        var isDialogue = plain.Count > 1 && plain.All(line => line.StartsWith('-'));
        for (var i = repeated; i < plain.Count; i++)
        {
            if (Music().IsMatch(plain[i]))
                notes.Count("line of music left out", "lines of music left out");
            else if (Direction().IsMatch(plain[i]))
                Aside(plain[i]);
            else if (isDialogue)
                Turn(plain[i].TrimStart('-', ' '));
            else
                Words(plain[i].TrimStart('-', ' '));
        }
    }

    // Two people in one cue, and neither is named.
    private void Turn(string line)
    {
        if (Name(line) is var (name, words))
        {
            Speech(name, words);
            return;
        }
        EndSentence();
        _speaker = null;
        _script.Line(line);
    }

    private void Words(string line)
    {
        if (Name(line) is var (name, words))
            Speech(name, words);
        else if (_speaker is not null)
            GoOn(line);
        else
            Nobody(line);
    }

    private void Speech(string name, string words)
    {
        EndSentence();
        if (name.Equals(_speaker, StringComparison.OrdinalIgnoreCase) && _script.GoOn(words))
            return;
        _speaker = name;
        _pending = !_script.Speech(name, words);
    }

    private bool _pending; // a name whose words are in the next line

    private void GoOn(string line)
    {
        if (_pending)
            _pending = !_script.Speech(_speaker!, line);
        else if (!_script.GoOn(line))
            _script.Speech(_speaker!, line);
    }

    private void Nobody(string line)
    {
        _sentence = $"{_sentence} {line}".Trim();
        if (EndOfSentence().IsMatch(_sentence))
            EndSentence();
    }

    private void Aside(string line)
    {
        EndSentence();
        _speaker = null;
        _script.Direction(line);
    }

    private void EndSentence()
    {
        if (_sentence.Length > 0)
            _script.Line(_sentence);
        _sentence = "";
    }

    private static (string Name, string Words)? Name(string line) =>
        Named().Match(line) is { Success: true } match ? (match.Groups["name"].Value, match.Groups["words"].Value) : null;

    [GeneratedRegex(@"^(?<name>[\p{L}][^:.!?]{0,40}?(?:\.[^:.!?]{0,20})?)\s*[:：](?!\d|//)\s*(?<words>.*)$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^[\[(][^\[\]()]*[\])]$")]
    private static partial Regex Direction();

    [GeneratedRegex(@"^[♪♫#].*|.*[♪♫]$")]
    private static partial Regex Music();

    [GeneratedRegex(@"[.!?…。！？][""'”’)]*$")]
    private static partial Regex EndOfSentence();
}
