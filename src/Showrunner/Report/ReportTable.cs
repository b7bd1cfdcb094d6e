using System.Globalization;

namespace Showrunner;

/// <summary>The figures of a report card as a table: what the model wrote, beside held-out text of the show.</summary>
public static class ReportTable
{
    /// <summary>The verdict on a figure that is about the show's.</summary>
    internal const string Like = "like the show";

    private const int ShortRun = 5;
    private const int LongRun = 10;

    /// <summary>The rows, in reading order.</summary>
    public static IReadOnlyList<ReportRow> Of(ReportCard card)
    {
        var (written, real) = (card.Written, card.HeldOut);
        return
        [
            Copied(ShortRun, "Everyday phrases: the show repeats these itself."),
            Copied(LongRun, "Sentences: much more than the show repeats is reciting. write --max-copied 8 forbids it."),
            Row(
                "different words, of a hundred",
                measures => 100 * measures.Distinct[0],
                Number,
                "How rich the words are, in texts of equal length (distinct-1)."
            ),
            Row(
                "different runs of three words, of a hundred",
                measures => 100 * measures.Distinct[2],
                Number,
                "How seldom the text repeats itself (distinct-3)."
            ),
            Row(
                "different speakers in a hundred speeches",
                measures => measures.SpeakersInHundred,
                Number,
                "Whether a few talk all the time, or everybody at once."
            ),
            Row("speaker goes on", measures => measures.SpeaksOn, Percent, "Speeches whose speaker also spoke the one before."),
            Row(
                "two talk in turns",
                measures => measures.SpeaksBack,
                Percent,
                "Speeches whose speaker spoke the last but one: an exchange of two."
            ),
            new(
                "words in a speech: short, middle, long",
                Lengths(written),
                Lengths(real),
                "Nine speeches in ten are longer than the first, half than the second, one in ten than the third.",
                Verdict(written.SpeechLengths[1], real.SpeechLengths[1])
            ),
            Row("speeches with a stage direction", measures => measures.Directed, Percent, "Directions in parentheses."),
        ];

        ReportRow Copied(int n, string explanation) =>
            Row($"runs of {n} words found in training", measures => measures.CopiedShares[n], Percent, explanation);

        ReportRow Row(string measure, Func<TextMeasures, double> value, Func<double, string> format, string explanation) =>
            new(measure, format(value(written)), format(value(real)), explanation, Verdict(value(written), value(real)));
    }

    /// <summary>How a figure of what was written compares with the show's.</summary>
    private static string Verdict(double written, double real) =>
        double.IsNaN(written) || double.IsNaN(real) ? ""
        : written == real ? Like
        : real == 0 ? "more"
        : (written / real) switch
        {
            > 2 => "much more",
            > 1.25 => "more",
            < 0.5 => "much less",
            < 0.8 => "less",
            _ => Like,
        };

    private static string Lengths(TextMeasures measures) => string.Join(", ", measures.SpeechLengths.Select(Whole));

    private static string Percent(double share) =>
        double.IsNaN(share) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %");

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F1", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>One row of a report card.</summary>
/// <param name="Measure">What was measured.</param>
/// <param name="Written">Its value for what the model wrote.</param>
/// <param name="HeldOut">Its value for held-out text.</param>
/// <param name="Explanation">What it means, in a sentence.</param>
/// <param name="Verdict">How the two compare: <c>like the show</c>, <c>more</c>, <c>much less</c>; empty for too little text.</param>
public sealed record ReportRow(string Measure, string Written, string HeldOut, string Explanation, string Verdict);
