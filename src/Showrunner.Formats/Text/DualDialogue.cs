using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Two speeches side by side, as screenplays print what is said at the same time, are put one below the other.</summary>
internal static partial class DualDialogue
{
    // Where a screenplay has cues and speeches, if the page has no others.
    private const int CueIndent = 37;
    private const int SpeechIndent = 25;

    /// <summary>The lines of a page, with every pair of speeches in the place that others have.</summary>
    public static IEnumerable<string> Unfold(IReadOnlyList<string> lines)
    {
        var (cue, speech) = Indents(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            if (Read(lines, i) is not var (left, right, count))
            {
                yield return lines[i];
                continue;
            }
            foreach (var side in (List<string>[])[left, right])
            {
                yield return new string(' ', cue) + side[0];
                foreach (var line in side.Skip(1))
                    yield return new string(' ', speech) + line;
                yield return "";
            }
            i += count - 1;
        }
    }

    // Both cues are on one line, and both speeches below them up to the next blank one.
    private static (List<string> Left, List<string> Right, int Lines)? Read(IReadOnlyList<string> lines, int first)
    {
        if (Parts(lines[first]) is not [var one, var other] || !IsCue(one) || !IsCue(other))
            return null;
        var below = lines.Skip(first + 1).TakeWhile(line => line.Trim().Length > 0).Select(Parts).ToList();
        if (below.Count == 0 || below.Any(parts => parts.Count > 2))
            return null;
        var column = below
            .Where(parts => parts.Count == 2)
            .Select(parts => parts[1].Index)
            .DefaultIfEmpty((one.Index + other.Index) / 2)
            .Min();
        var (left, right) = (new List<string> { one.Value }, new List<string> { other.Value });
        foreach (var part in below.SelectMany(parts => parts))
            (part.Index < column ? left : right).Add(part.Value);
        return left.Count > 1 && right.Count > 1 ? (left, right, below.Count + 1) : null;
    }

    private static (int Cue, int Speech) Indents(IReadOnlyList<string> lines)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (
                Parts(lines[i]) is [var cue]
                && Parts(lines[i + 1]) is [var speech]
                && IsCue(cue)
                && 0 < speech.Index
                && speech.Index < cue.Index
            )
            {
                return (cue.Index, speech.Index);
            }
        }
        return (CueIndent, SpeechIndent);
    }

    private static bool IsCue(Match part) => IndentedLine.Of(part.Value).LooksLikeCue;

    private static List<Match> Parts(string line) => Part().Matches(line).ToList();

    // Three spaces and more part columns.
    [GeneratedRegex(@"\S+(?: {1,2}\S+)*")]
    private static partial Regex Part();
}
