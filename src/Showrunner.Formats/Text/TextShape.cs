using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>How a plain text writes who speaks.</summary>
internal sealed partial class TextShape
{
    private readonly HashSet<string> _names;

    private TextShape(Kind kind, HashSet<string> names) => (NameKind, _names) = (kind, names);

    public enum Kind
    {
        /// <summary><c>Name: words</c>.</summary>
        Inline,

        /// <summary><c>Name:</c> on a line of its own, above the speech.</summary>
        Above,

        /// <summary><c>[Name] words</c>.</summary>
        Bracketed,

        /// <summary>Nobody is named.</summary>
        None,
    }

    /// <summary>Where names stand.</summary>
    public Kind NameKind { get; }

    /// <summary>Whether the lines of a paragraph are one speech that was wrapped.</summary>
    public bool IsWrapped { get; private init; }

    /// <summary>Whether speeches follow each other without a blank line between, so that one parts scenes.</summary>
    public bool IsDense { get; private init; }

    /// <summary>Whether a blank line stands between a name and its speech.</summary>
    public bool IsSpaced { get; private init; }

    public string Description =>
        NameKind switch
        {
            Kind.Inline when IsWrapped => "one speech a paragraph, the name before a colon",
            Kind.Inline => "one speech a line, the name before a colon",
            Kind.Above => "the name on a line above each speech",
            Kind.Bracketed => "the name in brackets before each speech",
            _ => "nobody is named as a speaker",
        };

    /// <summary>Finds the shape that most of the text has.</summary>
    public static TextShape Of(IReadOnlyList<TextLine> lines)
    {
        var paragraphs = Paragraphs(lines).ToList();
        var above = SpeakerCounts.Of(lines.Select(line => line.NameAlone?.Name));
        var inline = SpeakerCounts.Of(lines.Select(line => line.Speech is { Words.Length: > 0 } speech ? speech.Name : null));
        var bracketed = SpeakerCounts.Of(lines.Select(line => InBrackets(line.Text) is var (cue, _) ? SpeakerCue.Read(cue)?.Name : null));
        var (a, i, b) = (above.Values.Sum(), inline.Values.Sum(), bracketed.Values.Sum());

        if (a > 0 && a >= paragraphs.Count / 2.0 - 1 && IsAbove(a, i))
            return Above(lines, paragraphs, above);
        if (b >= 2 && b > i && b >= lines.Count(line => !line.IsBlank) / 2.0 && bracketed.Values.Any(count => count > 1))
            return new(Kind.Bracketed, SpeakerCounts.Names(bracketed));
        if (i == 0)
            return new(Kind.None, []);
        var names = SpeakerCounts.Trusted(inline, paragraphs);
        var isDense = IsDenseText(lines, names);
        return new(Kind.Inline, names) { IsDense = isDense, IsWrapped = !isDense && IsWrappedText(paragraphs, names) };

        // Verses with colons in them are more than names alone, but hardly ever the same twice.
        bool IsAbove(int namesAlone, int namesInline) =>
            namesAlone >= namesInline || inline.Count(name => name.Value == 1) * 2 > inline.Count;
    }

    private static TextShape Above(IReadOnlyList<TextLine> lines, List<List<TextLine>> paragraphs, Dictionary<string, int> names)
    {
        var atStart = paragraphs.Where(paragraph => paragraph[0].NameAlone is not null).ToList();
        return new(Kind.Above, SpeakerCounts.Names(names))
        {
            IsWrapped = true,
            IsDense = atStart.Count * 2 < lines.Count(line => line.NameAlone is not null),
            IsSpaced = atStart.Count(paragraph => paragraph.Count == 1) * 2 > atStart.Count,
        };
    }

    /// <summary>Whether a candidate for a name is one, by how it looks and how often it returns.</summary>
    public bool IsName(string name) => _names.Contains(name);

    /// <summary>The name and the words of <c>[Name] words</c>.</summary>
    public static (string Cue, string Words)? InBrackets(string line) =>
        BracketedName().Match(line) is { Success: true } match ? (match.Groups["name"].Value, match.Groups["words"].Value) : null;

    private static bool IsSpeech(TextLine line, HashSet<string> names) => line.Speech is { } speech && names.Contains(speech.Name);

    private static bool IsWrappedText(List<List<TextLine>> paragraphs, HashSet<string> names)
    {
        var speeches = paragraphs.Where(paragraph => IsSpeech(paragraph[0], names)).ToList();
        var single = speeches.Count(paragraph => paragraph.Skip(1).All(line => !IsSpeech(line, names)));
        return speeches.Count > 0
            && single >= speeches.Count * 0.8
            && speeches.Any(paragraph => paragraph.Skip(1).Any(line => line.Text[0] is not ('(' or '[')));
    }

    private static bool IsDenseText(IReadOnlyList<TextLine> lines, HashSet<string> names)
    {
        var speeches = Enumerable.Range(0, lines.Count - 1).Where(i => IsSpeech(lines[i], names)).ToList();
        return speeches.Count(i => IsSpeech(lines[i + 1], names)) > speeches.Count(i => lines[i + 1].IsBlank);
    }

    private static IEnumerable<List<TextLine>> Paragraphs(IEnumerable<TextLine> lines)
    {
        var paragraph = new List<TextLine>();
        foreach (var line in lines.Append(TextLine.Of("")))
        {
            if (!line.IsBlank)
            {
                paragraph.Add(line);
            }
            else if (paragraph.Count > 0)
            {
                yield return paragraph;
                paragraph = [];
            }
        }
    }

    [GeneratedRegex(@"^\[(?<name>[\p{Lu}\p{Lo}\p{N}][\p{L}\p{M}\p{N}#'’._ -]{0,40})\]:?\s+(?<words>\S.*)$")]
    private static partial Regex BracketedName();
}
