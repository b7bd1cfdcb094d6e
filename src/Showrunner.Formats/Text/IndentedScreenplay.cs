using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Screenplays as indented text, where the indent says what a line is: action, cue, parenthetical or dialogue.</summary>
internal static partial class IndentedScreenplay
{
    public static bool Recognise(ScriptSource source)
    {
        var lines = Lines(source.Text);
        var cues = Cues(lines).Count();
        return cues >= 2
            && (cues >= 10 || lines.Any(IsHeading))
            && lines.Count(line => Indent(line) >= 8) * 2 >= lines.Count(line => line.Trim().Length > 0);
    }

    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        var screenplay = new ScreenplayReader();
        var lines = Lines(source.Text);
        var cueIndent = MostCommon(Cues(lines).Select(cue => Indent(lines[cue]))) ?? 0;
        var speechIndent =
            MostCommon(
                Cues(lines)
                    .Where(cue => cue + 1 < lines.Count && lines[cue + 1].TrimStart() is not ['(', ..])
                    .Select(cue => Indent(lines[cue + 1]))
            )
            ?? cueIndent / 2;
        var (inSpeech, parenthetical) = (false, "");
        string? action = null;
        void EndAction()
        {
            if (action is not null)
                screenplay.Action(action);
            action = null;
        }
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || IsFurniture(line))
            {
                EndAction();
                if (line == "(MORE)")
                    screenplay.More();
                else if (line.Length > 0)
                    screenplay.Notes.Count("page number or (CONTINUED) left out", "page numbers and (CONTINUED) left out");
                else if (inSpeech)
                    screenplay.EndSpeech();
                inSpeech = inSpeech && line.Length > 0;
            }
            else if (IsHeading(line) || !IsTransition(line) && IsSlugLine(lines, i, speechIndent))
            {
                EndAction();
                screenplay.Heading(SceneNumbers().Replace(line, "${text}"));
                inSpeech = false;
            }
            else if (IsTransition(line))
            {
                EndAction();
                screenplay.Paragraph("Transition", line);
                inSpeech = false;
            }
            else if (IsCue(lines, i) && Math.Abs(Indent(lines[i]) - cueIndent) <= 6)
            {
                EndAction();
                screenplay.Cue(line);
                inSpeech = true;
            }
            else if (inSpeech && Indent(lines[i]) >= speechIndent - 2)
            {
                parenthetical = $"{parenthetical} {line}".Trim();
                if (parenthetical.StartsWith('(') && !parenthetical.Contains(')'))
                    continue;
                screenplay.Dialogue(parenthetical);
                parenthetical = "";
            }
            else
            {
                screenplay.EndSpeech();
                inSpeech = false;
                action = action is null ? line : $"{action} {line}";
            }
        }
        EndAction();
        return screenplay.Reading("Screenplay");
    }

    // Some pages have a blank line after every line.
    private static List<string> Lines(string text)
    {
        List<string> lines = [.. text.Replace("\t", "        ").Split('\n').Select(line => line.TrimEnd())];
        var filled = Enumerable.Range(0, lines.Count - 1).Where(i => lines[i].Length > 0).ToList();
        if (filled.Count < 10 || filled.Count(i => lines[i + 1].Length == 0) < filled.Count * 0.97)
            return lines;
        return [.. lines.Where((line, i) => line.Length > 0 || i > 0 && lines[i - 1].Length == 0)];
    }

    private static IEnumerable<int> Cues(List<string> lines) =>
        Enumerable.Range(0, lines.Count).Where(i => Indent(lines[i]) >= 15 && IsCue(lines, i));

    private static bool IsCue(List<string> lines, int i)
    {
        var name = Extension().Replace(lines[i].Trim(), "").Trim();
        return name.Any(char.IsLetter)
            && !name.Any(char.IsLower)
            && name.Length <= 40
            && !IsTransition(lines[i].Trim())
            && !IsHeading(lines[i].Trim())
            && i + 1 < lines.Count
            && lines[i + 1].Trim().Length > 0
            && Indent(lines[i + 1]) < Indent(lines[i]);
    }

    // Capitals on a line of their own, where action stands.
    private static bool IsSlugLine(List<string> lines, int i, int speechIndent)
    {
        var line = lines[i].Trim();
        return Indent(lines[i]) < speechIndent - 2
            && line.Any(char.IsLetter)
            && !line.Any(char.IsLower)
            && (i == 0 || lines[i - 1].Length == 0)
            && (i + 1 == lines.Count || lines[i + 1].Length == 0)
            && !line.EndsWith('.');
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static int? MostCommon(IEnumerable<int> indents) =>
        indents.CountBy(indent => indent).OrderByDescending(count => count.Value).Select(count => (int?)count.Key).FirstOrDefault();

    private static bool IsHeading(string line) => HeadingLine().IsMatch(line.Trim());

    private static bool IsTransition(string line) => TransitionLine().IsMatch(line);

    private static bool IsFurniture(string line) => Furniture().IsMatch(line);

    [GeneratedRegex(@"^(?:\d+[A-Z]?\.?\s+)?(?:INT|EXT|INT\.?/EXT|I/E)[. ]")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^(?:\d+[A-Z]?\.?\s+)?(?<text>.*?)(?:\s{3,}\d+[A-Z]?\.?)?$")]
    private static partial Regex SceneNumbers();

    [GeneratedRegex(@"^(?:FADE (?:IN|OUT|TO)|(?:[A-Z]+ )?CUT TO|DISSOLVE|WIPE|THE END|TITLE)\b.*$|^[A-Z ]+ TO:$")]
    private static partial Regex TransitionLine();

    [GeneratedRegex(@"^(?:\d+[A-Z]?\.?|\(?CONTINUED:?\)?:?(?: \(\d+\))?|\(?MORE\)?|\d+\s+CONTINUED:.*)$")]
    private static partial Regex Furniture();

    [GeneratedRegex(@"\([^()]*\)?")]
    private static partial Regex Extension();
}
