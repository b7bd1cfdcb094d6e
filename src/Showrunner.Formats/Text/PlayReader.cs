using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Reads the paragraphs of a play: acts and scenes, the place of a scene below them, speeches and directions.</summary>
internal sealed partial class PlayReader(PlayNames names, ReadingNotes notes)
{
    private const int MaxPlace = 300;

    private readonly ScriptBuilder _script = new();
    private bool _atScene; // the next paragraph can say where it plays

    /// <summary>Whether a line begins an act or a scene.</summary>
    public static bool IsDivision(string line) => Division().IsMatch(line);

    public ScriptDocument Read(IReadOnlyList<string> paragraphs)
    {
        var begin = Begin(paragraphs);
        if (begin > 0)
            notes.Count("paragraph before the play left out", "paragraphs before the play left out", begin);
        foreach (var paragraph in paragraphs.Skip(begin))
            Paragraph(paragraph);
        return _script.Build();
    }

    // At the last act or scene above the first speech, or at the speech itself.
    private int Begin(IReadOnlyList<string> paragraphs)
    {
        var speech = Enumerable.Range(0, paragraphs.Count).FirstOrDefault(i => IsSpeech(i) && !IsListed(i), 0);
        var begin = speech;
        for (var i = speech - 1; i >= Math.Max(0, speech - 6); i--)
        {
            if (IsDivision(OneLine.Of(paragraphs[i])))
                begin = i;
        }
        return begin;

        bool IsSpeech(int i) => names.Speech(paragraphs[i]) is not null;

        // A list of persons can look like a speech, but an act begins below it.
        bool IsListed(int i) =>
            names.Speech(paragraphs[i]) is var (name, _)
            && !names.Returns(name)
            && paragraphs.Skip(i + 1).Take(3).Any(paragraph => IsDivision(OneLine.Of(paragraph)));
    }

    private void Paragraph(string paragraph)
    {
        var line = OneLine.Of(paragraph);
        if (Division().Match(line) is { Success: true } division)
        {
            _script.SceneBreak();
            var place = division.Groups["place"].Value;
            if (place.Length > 0)
                _script.Heading(place);
            _atScene = place.Length == 0;
            return;
        }
        if (names.Speech(paragraph) is var (name, words))
            _script.Speech(name, words);
        else if (Scene().Match(line) is { Success: true } scene)
            _script.Heading(scene.Groups["place"].Value);
        else if (IsDirection(line))
            _script.Direction(line);
        else if (_atScene && line.Length < MaxPlace)
            _script.Heading(line);
        else if (!SpeakerLine.IsBoilerplate(line) && !Curtain().IsMatch(line))
            _script.Line(line);
        _atScene = false;
    }

    private static bool IsDirection(string line) =>
        line is ['[' or '(', ..] && line.TrimEnd('.')[^1] is ']' or ')' || Entrance().IsMatch(line);

    [GeneratedRegex(
        @"^(?:act[- ]drop|(?:the )?(?:first|second|third|fourth|fifth|last) (?:act|scene)"
            + @"|act\b(?:\s(?:\d+|[ivx]+|the \w+|one|two|three|four|five))?"
            + @"|scene\b(?:\s(?:\d+|[ivx]+|the \w+|one|two|three|four|five))?|prologue|epilogue|curtain)"
            + @"(?:[.:,]?\s*(?:[.—-]|scene \w+|$)*\s*(?<place>\p{Lu}.*)?)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Division();

    // [SCENE.--A room.]
    [GeneratedRegex(@"^[\[(]\s*scene\b[.:—-]*\s*(?<place>[^\[\]()]+)[\])]$", RegexOptions.IgnoreCase)]
    private static partial Regex Scene();

    [GeneratedRegex(@"^(?:Enter|Re-enter|Exit|Exeunt|Alarum|Flourish|Sennet)\b.{0,300}$")]
    private static partial Regex Entrance();

    [GeneratedRegex(@"^(?:tableau|curtain|finis|the end)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Curtain();
}
