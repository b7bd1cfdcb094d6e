using System.Buffers;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Collects the parts of a script while a reader finds them, and tidies each.</summary>
internal sealed partial class ScriptBuilder
{
    private readonly List<ScriptElement> _elements = [];

    /// <summary>What has been read so far.</summary>
    public ScriptDocument Build()
    {
        if (_elements is [.., ScriptElement.SceneBreak])
            _elements.RemoveAt(_elements.Count - 1);
        return new([.. _elements]);
    }

    /// <summary>The number of parts so far.</summary>
    public int Count => _elements.Count;

    public void Heading(string text)
    {
        if (HeadingText(text) is { Length: > 0 } place)
            AddHeading(place);
    }

    // A heading begins a scene by itself.
    private void AddHeading(string place)
    {
        if (_elements is [.., ScriptElement.SceneBreak])
            _elements.RemoveAt(_elements.Count - 1);
        _elements.Add(new ScriptElement.Heading(place));
    }

    /// <summary>Begins a new scene, if the last one has anything in it.</summary>
    public void SceneBreak()
    {
        if (_elements is [.., not (ScriptElement.SceneBreak or ScriptElement.Heading)])
            _elements.Add(new ScriptElement.SceneBreak());
    }

    /// <summary>Adds a speech; one without a speaker is prose, one without words is left out.</summary>
    /// <returns>Whether there were words.</returns>
    public bool Speech(string cue, string words)
    {
        var (speaker, said) = (SpeakerCue.Read(cue), Words(words));
        if (said.Length == 0)
            return false;
        if (speaker is null)
            return Line(said);
        if (speaker.Direction is { } direction)
            said = $"({direction}) {said}";
        _elements.Add(new ScriptElement.Speech(speaker.Name, said));
        return true;
    }

    /// <summary>Goes on with the last speech: what a reader finds on its next line.</summary>
    /// <returns>False if the last part is no speech.</returns>
    public bool GoOn(string words)
    {
        if (_elements is not [.., ScriptElement.Speech speech])
            return false;
        if (Words(words) is { Length: > 0 } more)
            _elements[^1] = speech with { Words = $"{speech.Words} {more}" };
        return true;
    }

    public void Direction(string text)
    {
        if (Closed().Replace(OneLine.Of(text), "$1").Trim('(', ')', '[', ']', ' ') is { Length: > 0 } direction)
            _elements.Add(new ScriptElement.Direction(direction.Replace('[', '(').Replace(']', ')')));
    }

    /// <summary>Adds a line that is a direction in brackets, a heading in brackets, or prose.</summary>
    public bool Line(string text)
    {
        text = OneLine.Of(text);
        if (text.Length == 0)
            return false;
        if (IsHeading(text))
            Heading(text);
        else if (WholeDirection().IsMatch(text))
            Direction(text);
        else
            _elements.Add(new ScriptElement.Prose(Words(text)));
        return true;
    }

    /// <summary>
    /// Whether a line says where a scene plays: <c>INT. KITCHEN - DAY</c>, <c>[Scene: x]</c>, <c>(Home: Int. Home - day)</c>.
    /// </summary>
    public static bool IsHeading(string line) => BracketedHeading().IsMatch(line) || PlainHeading().IsMatch(line);

    /// <summary>Words with square and other brackets as parentheses, which is how Showrunner marks directions.</summary>
    public static string Words(string text)
    {
        text = OneLine.Of(text);
        if (!text.AsSpan().ContainsAny(Brackets))
            return text;
        text = text.Replace('（', '(').Replace('）', ')').Replace('［', '[').Replace('］', ']').Replace('【', '[').Replace('】', ']');
        text = Time().Replace(text, "");
        for (var depth = 0; depth < MaxDepth && Bracketed().IsMatch(text); depth++)
            text = Bracketed().Replace(text, "(${words})");
        return OneLine.Of(Doubled().Replace(text.Replace("[", "").Replace("]", ""), "(${words})"));
    }

    private static string HeadingText(string text)
    {
        text = OneLine.Of(text);
        if (Location().Match(text) is { Success: true } location)
            return location.Groups["place"].Value.Trim();
        text = Label().Replace(text.Trim('[', ']', '(', ')', ' '), "");
        return text.Trim().TrimEnd('.').Replace('[', '(').Replace(']', ')');
    }

    private const int MaxDepth = 3;

    private const string Number = @"(?:\s(?:\d+\w?|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten))";

    private static readonly SearchValues<char> Brackets = SearchValues.Create("[]()（）［］【】");

    // [00:12:03], and the time of [unintelligible 00:12:03].
    [GeneratedRegex(@"\[\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*\]|\s+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?=\])")]
    private static partial Regex Time();

    [GeneratedRegex(@"\[\s*(?<words>[^\[\]]*?)\s*\]")]
    private static partial Regex Bracketed();

    // A dot behind the bracket: (They sit).
    [GeneratedRegex(@"([)\]])\.$")]
    private static partial Regex Closed();

    [GeneratedRegex(@"\(\((?<words>[^()]+)\)\)")]
    private static partial Regex Doubled();

    [GeneratedRegex(@"^(?:\([^()]*\)|\[[^\[\]]*\])[.]?$")]
    private static partial Regex WholeDirection();

    [GeneratedRegex(
        $@"^[\[(]\s*(?:(?:scene{Number}?|setting|location|place|time)\s*:|(?:int|ext|i/e|int\./ext)\b[. ]|[^:()\[\]]+:\s*(?:int|ext)\b\.?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex BracketedHeading();

    [GeneratedRegex(
        $@"^(?:(?:scene{Number}?|setting|location|place|time)\s*:\s*[^\s\d]|scene{Number}\s*[.–-]+\s*\S"
            + @"|(?:int|ext|est|i/e|int\.?\s?/\s?ext)\.?\s+\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex PlainHeading();

    [GeneratedRegex(@"^\(\s*(?<place>[^:()]+):\s*(?:int|ext)\b[^()]*\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Location();

    [GeneratedRegex(
        $@"^(?:scene{Number}?|setting|location|place|time)\s*:\s*|^scene{Number}\s*[.–-]+\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();
}
