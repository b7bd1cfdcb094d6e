using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// Reads Fountain 1.1 (fountain.io/syntax). Title page, notes, cut-out text, sections and synopses are no part of the script.
/// </summary>
internal static partial class FountainReader
{
    public static bool Recognise(ScriptSource source)
    {
        if (source.HasExtension(".fountain", ".spmd"))
            return true;
        var text = source.Text;
        return Heading().Count(text) >= 1 && Cues().Count(text) >= 2 && !IndentedHeading().IsMatch(text);
    }

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var screenplay = new ScreenplayReader();
        var text = CutOut().Replace(source.Text, "");
        text = Note().Replace(text, "");
        List<string> lines = [.. text.Split('\n').Select(line => line.Replace("\t", "    ").TrimEnd('\r'))];
        var first = TitlePage(lines);
        if (first > 0)
            screenplay.Notes.Count("title page left out", "title pages left out");
        for (var i = first; i < lines.Count; i++)
            i = Read(lines, i, i == first || IsBlank(lines[i - 1]), screenplay);
        return screenplay.Reading("Fountain");
    }

    // Reads what begins at a line, and gives its last line.
    private static int Read(List<string> lines, int i, bool afterBlank, ScreenplayReader screenplay)
    {
        var line = lines[i].Trim();
        if (line.Length == 0)
        {
            screenplay.EndSpeech();
            return i;
        }
        if (line[0] == '#' || line[0] == '=' || PageBreak().IsMatch(line))
        {
            screenplay.Notes.Count("section or synopsis left out", "sections and synopses left out");
            return i;
        }
        if (afterBlank && IsHeading(line))
        {
            screenplay.Heading(Plain(SceneNumber().Replace(line[0] == '.' ? line[1..] : line, "")));
            return i;
        }
        if (line[0] == '!')
            return Action(lines, i, line[1..], screenplay);
        if (IsTransition(line, afterBlank))
        {
            screenplay.Paragraph("Transition", line);
            return i;
        }
        if (line[0] == '~')
        {
            screenplay.Prose(Plain(line[1..]));
            return i;
        }
        if (afterBlank && IsCue(line) && i + 1 < lines.Count && lines[i + 1].Length > 0)
            return Speech(lines, i, screenplay);
        return Action(lines, i, line is ['>', .. var centred, '<'] ? centred : line, screenplay);
    }

    private static int Speech(List<string> lines, int i, ScreenplayReader screenplay)
    {
        screenplay.Cue(Plain(lines[i].Trim() is ['@', .. var forced] ? forced : lines[i]));
        for (; i + 1 < lines.Count && lines[i + 1].Length > 0; i++)
        {
            var line = Plain(lines[i + 1].Trim().TrimStart('~'));
            if (line.StartsWith('(') && line.EndsWith(')'))
                screenplay.Parenthetical(line);
            else if (line.Length > 0)
                screenplay.Dialogue(line);
        }
        screenplay.EndSpeech();
        return i;
    }

    // The lines of a paragraph belong together.
    private static int Action(List<string> lines, int i, string first, ScreenplayReader screenplay)
    {
        var text = first;
        for (; i + 1 < lines.Count && !IsBlank(lines[i + 1]) && lines[i + 1].TrimStart()[0] is not ('#' or '=' or '!' or '>' or '.'); i++)
            text = $"{text} {lines[i + 1].Trim()}";
        screenplay.Action(Plain(text));
        return i;
    }

    private static int TitlePage(List<string> lines)
    {
        if (lines.Count == 0 || !TitleKey().IsMatch(lines[0]))
            return 0;
        var end = lines.FindIndex(IsBlank);
        return end < 0 ? lines.Count : end;
    }

    private static bool IsBlank(string line) => line.Length == 0 || line.Trim().Length == 0;

    private static bool IsHeading(string line) => Heading().IsMatch(line) || line is ['.', not '.', ..] && char.IsLetterOrDigit(line[1]);

    private static bool IsTransition(string line, bool afterBlank) =>
        line[0] == '>' && line[^1] != '<' || afterBlank && Transition().IsMatch(line);

    // Capitals but for what is in parentheses, with at least one letter; a dual cue ends with ^.
    private static bool IsCue(string line)
    {
        if (line[0] == '@')
            return line.Length > 1;
        var name = Extension().Replace(line.TrimEnd('^', ' '), "").Trim();
        return name.Any(char.IsLetter) && !name.Any(char.IsLower) && !name.EndsWith(':');
    }

    private static string Plain(string text) => Escape().Replace(Emphasis().Replace(text, "${text}"), "$1").Trim();

    [GeneratedRegex(@"/\*.*?(?:\*/|\z)", RegexOptions.Singleline)]
    private static partial Regex CutOut();

    [GeneratedRegex(@"\[\[.*?\]\]", RegexOptions.Singleline)]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?:int|ext|est|int\.?/ext|i\.?/e)[. ].*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[ \t]+(?:INT|EXT)[. ]", RegexOptions.Multiline)]
    private static partial Regex IndentedHeading();

    [GeneratedRegex(@"\n[ \t]*\n[ \t]*[A-Z][A-Z .'#0-9-]+(?:\([^()\n]*\))*[ \t]*\n[ \t]*\S")]
    private static partial Regex Cues();

    [GeneratedRegex(@"^={3,}$")]
    private static partial Regex PageBreak();

    [GeneratedRegex(@"\s*(?<!\\)#[^#\\]*#\s*$")]
    private static partial Regex SceneNumber();

    [GeneratedRegex(@"^[A-Z][A-Z0-9 '-]*(?:TO:|OUT[.:]|IN[.:])$|^(?:FADE (?:IN|OUT|TO BLACK))[.:]?$")]
    private static partial Regex Transition();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Extension();

    [GeneratedRegex(
        @"^(?:title|credit|authors?|source|draft date|date|contact|notes|copyright|revision|format)\s*:",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TitleKey();

    [GeneratedRegex(@"(?<!\\)(?<mark>\*{1,3}|_)(?=\S)(?<text>[^\n*_]+?)(?<=\S)(?<!\\)\k<mark>")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\([@#!*_$~`+=.><\\/])")]
    private static partial Regex Escape();
}
