using System.Globalization;
using Spectre.Console;

namespace Showrunner.Cli;

/// <summary>A corpus's summary for people. Lines that a reader might copy or a pipe might filter are never wrapped.</summary>
internal static class CorpusView
{
    private const int SpeakersShown = 12;
    private const int BarWidth = 28;
    private const int NameWidth = 18;

    public static void Print(string title, IReadOnlyList<string> explanations, Corpus corpus, CorpusSummary summary)
    {
        Head(title);
        foreach (var explanation in explanations)
            Line($"{explanation}");
        var (scripts, lines) = (Format.Count(corpus.Scripts.Count, "script"), Format.Count(summary.Lines, "line"));
        Line($"{scripts}, {lines}, {Format.Count(summary.Characters, "character")}");
        Line($"{Format.Count(summary.Settings, "setting")}, {Format.Count(summary.Directions, "stage direction")}");

        if (summary.Speakers.Count > 0)
            PrintSpeakers(summary.Speakers);

        Head("\nVocabulary");
        Line($"{summary.Tokens:N0} words and marks, {summary.DifferentTokens:N0} different, {summary.Singletons:N0} of these once only");
        foreach (var coverage in summary.Coverage)
            Line($"{coverage.Words, 7:N0} make up {coverage.Share * 100:N0} % of the text");

        Head("\nLongest lines");
        PrintLongest(summary.LongestLines);

        if (summary.Findings.Count == 0)
            return;
        Head("\nWhat looks wrong");
        foreach (var finding in summary.Findings)
            Line($"- {finding}");
    }

    private static void PrintSpeakers(IReadOnlyList<SpeakerShare> speakers)
    {
        var block = Screen.Out.Profile.Capabilities.Unicode ? '█' : '#';
        Head(Text($"\n{$"Speakers: {speakers.Count:N0}", -NameWidth}  {"", -BarWidth}    share    words  speeches"));
        foreach (var speaker in speakers.Take(SpeakersShown))
        {
            Row(
                speaker.Name,
                new string(block, (int)Math.Round(BarWidth * speaker.Share / speakers[0].Share)),
                speaker.Share,
                speaker.Words,
                speaker.Speeches
            );
        }

        var others = speakers.Skip(SpeakersShown).ToList();
        if (others.Count > 0)
        {
            Row(
                Text($"{others.Count:N0} more"),
                "",
                others.Sum(speaker => speaker.Share),
                others.Sum(speaker => speaker.Words),
                others.Sum(speaker => speaker.Speeches)
            );
        }
    }

    private static void Row(string name, string bar, double share, int words, int speeches)
    {
        var start = Text($"{Markup.Escape(Shortened(name, NameWidth).PadRight(NameWidth))}  [blue]{bar, -BarWidth}[/]");
        Screen.Out.MarkupLine(start + Text($"  {share * 100, 5:F1} %  {words, 7:N0}  {speeches, 8:N0}"));
    }

    private static void PrintLongest(IReadOnlyList<LongLine> lines)
    {
        var places = lines.Select(line => Text($"{Path.GetFileName(line.Script)}:{line.Utterance.LineNumber}")).ToList();
        var placeWidth = places.Max(place => place.Length);
        foreach (var (line, place) in lines.Zip(places))
        {
            var speaker = line.Utterance.Speaker is { } name ? name + ": " : "";
            var start = Text($"{line.Words, 5:N0} words  {place.PadRight(placeWidth)}  ");
            Console.WriteLine(start + Shortened(speaker + line.Utterance.Text, Math.Max(20, Screen.Out.Profile.Width - start.Length)));
        }
    }

    private static string Shortened(string text, int width) => text.Length <= width ? text : text[..(width - 1)].TrimEnd() + "…";

    private static void Head(string head) => Screen.Out.MarkupLineInterpolated($"[bold]{head}[/]");

    private static void Line(FormattableString text) => Console.WriteLine(Text(text));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
