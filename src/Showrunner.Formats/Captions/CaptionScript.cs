using System.Text;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Makes speeches of cues.</summary>
/// <param name="notes">Counts what was decided.</param>
/// <param name="names">Where cues have names, if not before a colon.</param>
internal sealed partial class CaptionScript(ReadingNotes notes, CaptionNames names)
{
    private const int MaxNameWords = 5;

    private readonly ScriptBuilder _script = new();
    private readonly StringBuilder _words = new(); // of a speaker or of nobody, until another one speaks
    private string? _speaker;
    private List<string> _before = [];

    public ScriptDocument Build()
    {
        EndSpeech();
        var document = _script.Build();
        if (document.Speakers.Count == 0)
            notes.Say("nobody is named as a speaker");
        return document;
    }

    public void Cue(List<string> lines)
    {
        List<string> plain = [.. lines.Select(Captions.Plain).Where(line => line.Length > 0)];
        var repeated = plain.TakeWhile(_before.Contains).Count();
        if (names == CaptionNames.Above)
            repeated = 0;
        if (repeated > 0)
            notes.Count("repeated caption line folded", "repeated caption lines folded", repeated);
        _before = plain;
        if (names == CaptionNames.Above && plain.Count > 1)
            (plain[0], plain) = ($"{plain[0]}: {plain[1]}", [$"{plain[0]}: {plain[1]}", .. plain[2..]]);
        var isDialogue = plain.Count > 1 && plain.All(line => line.StartsWith('-'));
        for (var i = repeated; i < plain.Count; i++)
            Line(plain[i], isDialogue, isFirst: i == 0);
    }

    private void Line(string line, bool isDialogue, bool isFirst)
    {
        if (names == CaptionNames.InParentheses)
            line = Captions.InParentheses().Replace(line, "${name}: ");
        if (Music().IsMatch(line))
        {
            notes.Count("line of music left out", "lines of music left out");
        }
        else if (Credit().IsMatch(line) || SpeakerLine.IsBoilerplate(line))
        {
            notes.Count("credit left out", "credits left out");
        }
        else if (Direction().IsMatch(line))
        {
            Change(null);
            _script.Direction(line);
        }
        else
        {
            Words(line, isDialogue, isFirst || isDialogue);
        }
    }

    private void Words(string line, bool isDialogue, bool canBeginWithName)
    {
        var words = line.TrimStart('-', ' ', '>');
        if (Name(words, canBeginWithName) is var (name, said))
        {
            if (!name.Equals(_speaker, StringComparison.OrdinalIgnoreCase))
                Change(name);
            words = said;
        }
        else if (isDialogue || line.StartsWith(">>", StringComparison.Ordinal))
        {
            Change(null); // two people in one cue, and neither is named
        }
        _words.Append(' ').Append(words);
        if (_speaker is null && EndOfSentence().IsMatch(words))
            EndSpeech();
    }

    private void Change(string? speaker)
    {
        EndSpeech();
        _speaker = speaker;
    }

    private void EndSpeech()
    {
        var words = _words.ToString();
        _words.Clear();
        if (_speaker is null)
            _script.Line(words);
        else
            _script.Speech(_speaker, words);
    }

    // On a cue's second line, a colon after small letters is one of the sentence's own.
    private static (string Name, string Words)? Name(string line, bool canBeginWithName) =>
        SpeakerLine.Read(line) is var (name, _, words)
        && name.AsSpan().Count(' ') < MaxNameWords
        && !SpeakerLine.IsDoubtful(name)
        && (canBeginWithName || !name.Any(char.IsLower))
            ? (name, words)
            : null;

    [GeneratedRegex(@"^(?:[\[(][^\[\]()]*[\])]|\*[^*]+\*)$")]
    private static partial Regex Direction();

    [GeneratedRegex(@"^[♪♫#].*|.*[♪♫]$")]
    private static partial Regex Music();

    [GeneratedRegex(
        @"^(?:www\.|https?://)\S+$|\b(?:opensubtitles|addic7ed|subscene|amara\.org)\b|^(?:subtitles|captions|captioning|subtitling|synced"
            + @"|sync(?:ed)? (?:and|&) corrected|ripped)\b.{0,20}\bby\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Credit();

    [GeneratedRegex(@"[.!?…。！？][""'”’)]*$")]
    private static partial Regex EndOfSentence();
}
