using Showrunner.Formats;

namespace Showrunner.Studio;

/// <summary>How a show's scripts were understood: what the page shows before anything is learnt.</summary>
internal static class ReadingReport
{
    private const int PreviewLines = 10;

    public static ReadingBody Of(IReadOnlyList<ShowScript> scripts)
    {
        var files = ScriptReadings.Together(scripts);
        var bodies = scripts.Select(Describe).ToList();
        if (files.Files.Count == 0)
            return new(bodies, [], [], [], 0, 0, 0, []);
        var corpus = files.ToCorpus();
        var summary = CorpusSummary.Of(corpus);
        return new(
            bodies,
            files.Explanations,
            [
                .. corpus.Notices.Select(notice => new FindingBody(notice)),
                .. summary.Findings.Select(text => FindingAdvice.On(text, scripts)),
            ],
            [.. summary.Speakers.Select(speaker => new CastBody(speaker.Name, speaker.Speeches, speaker.Words, speaker.Share))],
            Scenes(files.Document),
            summary.Lines,
            summary.Tokens,
            [.. corpus.Text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(PreviewLines)]
        );
    }

    /// <summary>What the gallery keeps of it.</summary>
    public static SummaryRecord Summary(ReadingBody reading) => new() { Words = reading.Words, Cast = [.. reading.Cast.Take(8)] };

    // A heading begins one, and so does what follows a break without a heading of its own.
    private static int Scenes(ScriptDocument document)
    {
        var (scenes, isOpen) = (0, false);
        foreach (var element in document.Elements)
        {
            if (element is ScriptElement.Heading)
                (scenes, isOpen) = (scenes + 1, true);
            else if (element is ScriptElement.SceneBreak)
                isOpen = false;
            else if (!isOpen)
                (scenes, isOpen) = (scenes + 1, true);
        }
        return scenes;
    }

    private static ScriptBody Describe(ShowScript script) =>
        new(
            script.Record.File,
            script.Stamp.Bytes,
            script.Reading?.Format,
            script.Error,
            script.Record.Format,
            script.Record.Columns,
            script.Table
        );
}
