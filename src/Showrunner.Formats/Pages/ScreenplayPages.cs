namespace Showrunner.Formats;

/// <summary>Breaks a script into pages as production offices expect them: 54 lines, no cue or heading alone at a page's end.</summary>
internal static class ScreenplayPages
{
    /// <summary>Lines between the top and the bottom margin, an inch each, of paper in Letter size.</summary>
    public const int LinesPerPage = 54;

    /// <summary>Characters from the left edge of the paper to the text.</summary>
    public const int LeftMargin = 15;

    /// <summary>The character in the middle of the lines.</summary>
    public const int Centre = 45;

    // A heading needs something of its scene below it.
    private const int LinesAfterHeading = 4;

    public static IReadOnlyList<IReadOnlyList<PageLine>> Of(ScriptDocument script)
    {
        var pages = new List<List<PageLine>> { new() };
        foreach (var block in script.Elements.Select(PageBlock.Of))
            Add(pages, block);
        return pages;
    }

    private static void Add(List<List<PageLine>> pages, PageBlock block)
    {
        while (true)
        {
            var page = pages[^1];
            var blank = page.Count == 0 ? 0 : block.BlankLines;
            var room = LinesPerPage - page.Count - blank;
            if (block.Lines.Count + (block.IsHeading ? LinesAfterHeading : 0) <= room)
            {
                Append(page, blank, block);
                return;
            }
            if (block.Split(room) is var (first, rest))
            {
                Append(page, blank, first);
                block = rest;
            }
            else if (page.Count == 0)
            {
                Append(page, blank, block); // longer than a page, and in one piece
                return;
            }
            pages.Add([]);
        }
    }

    private static void Append(List<PageLine> page, int blank, PageBlock block)
    {
        page.AddRange(Enumerable.Repeat(PageLine.Blank, blank));
        page.AddRange(block.Lines);
    }
}
