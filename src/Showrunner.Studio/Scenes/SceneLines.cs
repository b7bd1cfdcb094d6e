using Showrunner.Formats;

namespace Showrunner.Studio;

/// <summary>Lines of a scene as a script, and a script as lines.</summary>
internal static class SceneLines
{
    /// <summary>A line as a script has it: <c>Agnes: Nine minutes.</c></summary>
    public static string Of(LineBody line) =>
        line.Kind switch
        {
            LineKind.Heading => line.Text.Length > 0 ? $"[setting: {line.Text}]" : "",
            LineKind.Speech => $"{line.Speaker}: {line.Text}",
            LineKind.Direction or LineKind.Transition => $"({line.Text})",
            _ => line.Text,
        };

    /// <summary>What the gallery shows of a scene: its first speech, or else its first line.</summary>
    public static string? FirstLine(IReadOnlyList<LineBody> lines) =>
        (lines.FirstOrDefault(line => line.Kind == LineKind.Speech) ?? lines.FirstOrDefault(line => line.Text.Length > 0)) is { } first
            ? Of(first)
            : null;

    /// <summary>The scene for the writers of formats.</summary>
    public static ScriptDocument ToDocument(IEnumerable<LineBody> lines) =>
        new([
            .. lines
                .Where(line => line.Text.Length > 0 || line.Kind is LineKind.Heading)
                .Select<LineBody, ScriptElement>(line =>
                    line.Kind switch
                    {
                        LineKind.Heading when line.Text.Length == 0 => new ScriptElement.SceneBreak(),
                        LineKind.Heading => new ScriptElement.Heading(line.Text),
                        LineKind.Speech => new ScriptElement.Speech(line.Speaker!, line.Text),
                        LineKind.Direction or LineKind.Transition => new ScriptElement.Direction(line.Text),
                        _ => new ScriptElement.Prose(line.Text),
                    }
                ),
        ]);

    /// <summary>A script that a person brought, as lines of their own.</summary>
    public static LineBody[] Of(ScriptDocument document) =>
        [
            .. document.Elements.Select(
                (element, place) =>
                    element switch
                    {
                        ScriptElement.Heading heading => Line(place, LineKind.Heading, heading.Text),
                        ScriptElement.Speech speech => Line(place, LineKind.Speech, speech.Words, speech.Speaker),
                        ScriptElement.Direction direction => Line(place, LineKind.Direction, direction.Text),
                        ScriptElement.Prose prose => Line(place, LineKind.Prose, prose.Text),
                        _ => Line(place, LineKind.Heading, ""),
                    }
            ),
        ];

    /// <summary>What a model wrote on one line.</summary>
    public static (LineKind Kind, string? Speaker, string Text) Parse(string line)
    {
        var utterance = Utterance.Parse(line);
        return utterance switch
        {
            { Setting: { } setting } => (LineKind.Heading, null, setting),
            { Speaker: { } speaker } => (LineKind.Speech, speaker, utterance.Text),
            _ when utterance.Text is ['(', .. var words, ')'] && !words.AsSpan().ContainsAny('(', ')') => (LineKind.Direction, null, words),
            _ => (LineKind.Prose, null, utterance.Text),
        };
    }

    private static LineBody Line(int place, LineKind kind, string text, string? speaker = null) =>
        new($"i{place}", kind, text, Author.Mine, Locked: false, speaker);
}
