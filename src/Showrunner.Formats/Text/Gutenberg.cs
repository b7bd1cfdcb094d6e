using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// Plays as Project Gutenberg has them: a licence around the text, a list of persons, and speeches of wrapped lines that begin with
/// <c>Name.  words</c> or with the name on a line of its own.
/// </summary>
internal static partial class Gutenberg
{
    public static bool Recognise(ScriptSource source) => Start().IsMatch(source.Text);

    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        var (script, notes) = (new ScriptBuilder(), new ReadingNotes());
        notes.Say("licence left out");
        var paragraphs = Blank().Split(Play(source.Text)).Where(paragraph => paragraph.Trim().Length > 0).ToList();
        var names = Names(paragraphs);
        var (begun, atScene) = (false, false);
        foreach (var paragraph in paragraphs)
        {
            var line = OneLine.Of(paragraph);
            if (Division().IsMatch(line))
            {
                script.SceneBreak();
                (begun, atScene) = (true, true);
                continue;
            }

            if (atScene && line.Length < 200 && Speech(paragraph) is null && line[0] is not ('[' or '('))
            {
                script.Heading(line);
            }
            else if (Speech(paragraph) is var (name, words) && names.Contains(name.ToLowerInvariant()))
            {
                script.Speech(name, words);
                begun = true;
            }
            else if (!begun)
            {
                notes.Count("paragraph before the play left out", "paragraphs before the play left out");
            }
            else if (line is ['[' or '(', ..] && line.TrimEnd('.')[^1] is ']' or ')')
            {
                script.Direction(line);
            }
            else
            {
                script.Line(line);
            }
            atScene = false;
        }
        return new(script.Build(), "gutenberg", notes.Sentence("Project Gutenberg play"));
    }

    private static string Play(string text)
    {
        var start = Start().Match(text);
        var from = text.IndexOf('\n', start.Index) is >= 0 and var line ? line : text.Length;
        var end = End().Match(text, from);
        return text[from..(end.Success ? end.Index : text.Length)];
    }

    // Of the list of persons, or met three times.
    private static HashSet<string> Names(List<string> paragraphs)
    {
        var counts = paragraphs
            .Select(Speech)
            .Where(speech => speech is not null)
            .CountBy(speech => speech!.Value.Name.ToLowerInvariant())
            .ToDictionary();
        var persons = paragraphs
            .TakeWhile(paragraph => !Division().IsMatch(OneLine.Of(paragraph)))
            .SelectMany(paragraph => paragraph.Split('\n'))
            .Select(line => line.ToLowerInvariant())
            .ToList();
        var certain = paragraphs
            .Where(paragraph => TwoSpaces().IsMatch(paragraph))
            .Select(Speech)
            .Where(speech => speech is not null)
            .Select(speech => speech!.Value.Name.ToLowerInvariant())
            .ToHashSet();
        return
        [
            .. counts
                .Where(name =>
                    name.Value >= 3
                    || certain.Contains(name.Key)
                    || persons.Any(person =>
                        person.TrimStart().StartsWith(name.Key, StringComparison.Ordinal) || Words(person).Contains(name.Key)
                    )
                )
                .Select(name => name.Key),
        ];
    }

    private static string[] Words(string line) => line.Split([' ', ',', '.', ';', '('], StringSplitOptions.RemoveEmptyEntries);

    private static (string Name, string Words)? Speech(string paragraph)
    {
        var match = NameAndWords().Match(paragraph.TrimStart('\n'));
        return match.Success ? (match.Groups["name"].Value.Trim().Trim('_'), match.Groups["words"].Value) : null;
    }

    [GeneratedRegex(@"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(
        @"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|^End of (?:the )?Project Gutenberg",
        RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    private static partial Regex End();

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(
        @"^(?:(?:the )?(?:first|second|third|fourth|fifth|last) act|act\b.{0,20}|scene\b.{0,80}|prologue|epilogue|curtain|act[- ]drop)\.?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Division();

    // The typesetter's mark of a speaker: a dot and two spaces.
    [GeneratedRegex(@"^\s*_?(?:(?:Mrs?|Dr|Ms|St|Sir)\.\s)?\p{Lu}[\p{L}'’ -]{0,40}_?\.  \S")]
    private static partial Regex TwoSpaces();

    [GeneratedRegex(
        @"^\s*(?<name>_?(?:(?:Mrs?|Dr|Ms|St|Sir)\.\s)?(?!(?:Mrs?|Dr|Ms"
            + @"|St)\.)\p{Lu}[\p{L}'’-]*(?:\s\p{L}[\p{L}'’-]*){0,3}_?)(?:\s*[\[(][^\[\]()]*[\])])?(?:\.(?:[ ]{1,3}"
            + @"|\n)|:\s)\s*(?<words>\S.*)$",
        RegexOptions.Singleline
    )]
    private static partial Regex NameAndWords();
}
