using System.Globalization;

namespace Showrunner;

/// <summary>A scorecard as a table: scenes that were written, real ones, and real lines in random order.</summary>
public static class ScorecardTable
{
    /// <summary>The rows, in reading order.</summary>
    public static IReadOnlyList<ScorecardRow> Of(Scorecard card)
    {
        var none = double.NaN;
        return
        [
            Measure("continues one of the five lines before", x => x.Continuity),
            Measure("continues the line before", x => x.PreviousContinuity),
            Measure("only filler", x => x.Filler),
            Measure("speaker recognised by ten lines", x => x.Recognised),
            .. Enumerable.Range(0, 3).Select(n => Measure($"distinct-{n + 1} in what is said", x => x.Distinct[n])),
            Measure("repeats four words of the scene", x => x.Repetition),
            .. card.Written.Copied.Keys.Order().Select(n => Measure($"{n} words in a row found in training", x => x.Copied[n])),
            Measure("whole lines found in training", x => x.CopiedLines),
            Measure("open quotation marks", x => x.OpenQuotes),
            Measure("questions", x => x.Questions),
            Measure("scenes that end with a sentence", x => x.Finished),
            Row("told apart from real (0.5: not at all)", card.WrittenToReal.ToldApart, card.RealToReal.ToldApart, none, Number),
            Row("divergence of lengths, bits", card.WrittenToReal.LengthDivergence, card.RealToReal.LengthDivergence, none, Number),
            Row("divergence of speakers, bits", card.WrittenToReal.SpeakerDivergence, card.RealToReal.SpeakerDivergence, none, Number),
            Row("divergence of questions, bits", card.WrittenToReal.QuestionDivergence, card.RealToReal.QuestionDivergence, none, Number),
        ];

        ScorecardRow Measure(string name, Func<SceneMeasures, double> of) =>
            Row(name, of(card.Written), of(card.Real), of(card.Shuffled), Percent);
    }

    private static ScorecardRow Row(string name, double written, double real, double shuffled, Func<double, string> format) =>
        new(name, format(written), format(real), format(shuffled));

    private static string Percent(double share) =>
        double.IsNaN(share) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %");

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F3", CultureInfo.InvariantCulture);
}

/// <summary>One row: the name of a measure, and its values.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Written">In the scenes that were written.</param>
/// <param name="Real">In real ones.</param>
/// <param name="Shuffled">In real lines in random order; "-" where that says nothing.</param>
public sealed record ScorecardRow(string Measure, string Written, string Real, string Shuffled);
