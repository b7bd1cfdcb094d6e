using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// Plays as Project Gutenberg prints them: a licence around the text, a list of persons, and speeches of wrapped lines that begin with
/// <c>Name.  words</c>, or with the name on a line of its own.
/// </summary>
internal static partial class Gutenberg
{
    private const double MinShare = 0.4; // of the paragraphs, in a play without the licence

    public static bool Recognise(ScriptSource source)
    {
        if (Start().IsMatch(source.Text))
            return true;
        var paragraphs = Paragraphs(source.Text);
        return paragraphs.Count(TwoSpaces().IsMatch) >= Math.Max(3, paragraphs.Count * MinShare);
    }

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var notes = new ReadingNotes();
        var text = source.Text;
        if (Start().Match(text) is { Success: true } start)
        {
            notes.Say("licence left out");
            var from = text.IndexOf('\n', start.Index) is >= 0 and var line ? line : text.Length;
            text = text[from..(End().Match(text, from) is { Success: true } end ? end.Index : text.Length)];
        }
        var paragraphs = Paragraphs(text);
        return new(new PlayReader(PlayNames.Of(paragraphs), notes).Read(paragraphs), "Project Gutenberg play", notes);
    }

    private static List<string> Paragraphs(string text) =>
        [.. Blank().Split(Italics().Replace(text, "${text}")).Where(paragraph => paragraph.Trim().Length > 0)];

    [GeneratedRegex(@"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(
        @"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|^End of (?:the )?Project Gutenberg",
        RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    private static partial Regex End();

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"(?<!\w)_(?<text>[^_\n]{1,200})_(?!\w)")]
    private static partial Regex Italics();

    // The typesetter's mark of a speaker: a dot and two spaces.
    [GeneratedRegex(@"^\s*(?:(?:Mrs?|Dr|Ms|St|Sir)\.\s)?\p{Lu}[\p{L}'’ -]{0,40}\.  \S")]
    private static partial Regex TwoSpaces();
}
