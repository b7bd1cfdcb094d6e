namespace Showrunner.Formats;

/// <summary>The lines of a typed screenplay, and at which indents cues and speeches stand.</summary>
internal sealed class IndentedPage
{
    private const int MinCueIndent = 15;
    private const int CueTolerance = 6; // cues are centred in some scripts
    private const int SpeechTolerance = 2;
    private const double BlankShare = 0.97; // of lines with a blank one below, in pages that have one after every line

    private readonly int _begin; // of the script, below its title page
    private readonly int _cueIndent;
    private readonly int _speechIndent;

    private IndentedPage(List<IndentedLine> lines)
    {
        Lines = lines;
        Cues = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].Indent >= MinCueIndent && IsCue(i))];
        _cueIndent = MostCommon(Cues.Select(cue => lines[cue].Indent)) ?? 0;
        _begin = Math.Max(0, lines.FindIndex(line => line.IsHeading || line.IsTransition || Cues.Count > 0 && line == lines[Cues[0]]));
        _speechIndent =
            MostCommon(Cues.Select(cue => lines[cue + 1]).Where(line => line.Text[0] != '(').Select(line => line.Indent)) ?? _cueIndent / 2;
    }

    public IReadOnlyList<IndentedLine> Lines { get; }

    /// <summary>The places of cues.</summary>
    public IReadOnlyList<int> Cues { get; }

    public static IndentedPage Of(string text)
    {
        List<IndentedLine> lines = [.. DualDialogue.Unfold(text.Replace("\t", "        ").Split('\n')).Select(IndentedLine.Of)];
        var filled = Enumerable.Range(0, lines.Count - 1).Where(i => !lines[i].IsBlank).ToList();
        var isSpaced = filled.Count >= 10 && filled.Count(i => lines[i + 1].IsBlank) >= filled.Count * BlankShare;
        return new(isSpaced ? [.. lines.Where((line, i) => !line.IsBlank || i > 0 && lines[i - 1].IsBlank)] : lines);
    }

    /// <summary>What a line is, after the lines above it.</summary>
    public IndentedLine.Kinds KindOf(int i, bool inSpeech)
    {
        var line = Lines[i];
        return line.IsBlank ? IndentedLine.Kinds.Blank
            : line.Text == "(MORE)" ? IndentedLine.Kinds.More
            : line.IsFurniture ? IndentedLine.Kinds.PageFurniture
            : line.IsTransition ? IndentedLine.Kinds.Transition
            : line.IsHeading || IsSlug(i) ? IndentedLine.Kinds.Heading
            : i < _begin && line.Indent >= _speechIndent - SpeechTolerance ? IndentedLine.Kinds.TitlePage
            : IsCue(i) && Math.Abs(line.Indent - _cueIndent) <= CueTolerance ? IndentedLine.Kinds.Cue
            : inSpeech && line.Indent >= _speechIndent - SpeechTolerance ? IndentedLine.Kinds.Speech
            : IndentedLine.Kinds.Action;
    }

    private bool IsCue(int i) =>
        Lines[i].LooksLikeCue && i + 1 < Lines.Count && !Lines[i + 1].IsBlank && Lines[i + 1].Indent < Lines[i].Indent;

    // Capitals on a line of their own, where action stands.
    private bool IsSlug(int i) =>
        Lines[i].Indent < _speechIndent - SpeechTolerance
        && Lines[i].IsCapitals
        && !Lines[i].Text.EndsWith('.')
        && (i == 0 || Lines[i - 1].IsBlank)
        && (i + 1 == Lines.Count || Lines[i + 1].IsBlank);

    private static int? MostCommon(IEnumerable<int> indents) =>
        indents.CountBy(indent => indent).OrderByDescending(count => count.Value).Select(count => (int?)count.Key).FirstOrDefault();
}
