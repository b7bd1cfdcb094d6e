using System.Globalization;

namespace Showrunner;

/// <summary>The figures of a report card as a table: what the model wrote, and held-out text.</summary>
public static class ReportTable
{
    /// <summary>The rows, in reading order.</summary>
    public static IReadOnlyList<ReportRow> Of(ReportCard card)
    {
        var (written, real) = (card.Written, card.HeldOut);
        return
        [
            .. written
                .CopiedShares.Keys.Order()
                .Select(n => new ReportRow(
                    $"runs of {n} words found in training",
                    Percent(written.CopiedShares[n]),
                    Percent(real.CopiedShares[n])
                )),
            new("longest run copied from training, words", Whole(written.LongestCopiedRun), Whole(real.LongestCopiedRun)),
            .. written
                .Distinct.Index()
                .Select(n => new ReportRow($"distinct-{n.Index + 1}", Percent(n.Item), Percent(real.Distinct[n.Index]))),
            new("different speakers in a hundred speeches", Number(written.SpeakersInHundred), Number(real.SpeakersInHundred)),
            new("speaker goes on", Percent(written.SpeaksOn), Percent(real.SpeaksOn)),
            new("speaker before the last answers", Percent(written.SpeaksBack), Percent(real.SpeaksBack)),
            new("words in a speech: 10th percentile, median, 90th", Lengths(written), Lengths(real)),
            new("speeches with a stage direction", Percent(written.Directed), Percent(real.Directed)),
        ];
    }

    private static string Lengths(TextMeasures measures) => string.Join(", ", measures.SpeechLengths.Select(Whole));

    private static string Percent(double share) =>
        double.IsNaN(share) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %");

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F1", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>One row: the name of a measure, and its values for what the model wrote and for held-out text.</summary>
public sealed record ReportRow(string Measure, string Written, string HeldOut);
