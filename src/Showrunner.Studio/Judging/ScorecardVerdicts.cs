using System.Globalization;

namespace Showrunner.Studio;

/// <summary>A scorecard in three sentences: do lines belong together, do people sound like themselves, are the words its own.</summary>
internal static class ScorecardVerdicts
{
    private const double Near = 0.8; // of the way from random order, or from chance, to real text
    private const double Half = 0.4;
    private const double Chance = 0.25; // of four leads
    private const int LongRun = 8;

    public static IReadOnlyList<VerdictBody> Of(Scorecard card) => [Thread(card), Voices(card), OwnWords(card)];

    private static VerdictBody Thread(Scorecard card)
    {
        var (written, real, shuffled) = (card.Written.Continuity, card.Real.Continuity, card.Shuffled.Continuity);
        return Verdict(
            Grade(written, shuffled, real),
            "Lines belong together",
            "Lines half belong together",
            "Lines hardly belong together",
            $"{Percent(written)} of the lines go on with something from the five before; {Percent(real)} in the show, "
                + $"{Percent(shuffled)} in its lines in random order."
        );
    }

    private static VerdictBody Voices(Scorecard card)
    {
        var (written, real) = (card.Written.Recognised, card.Real.Recognised);
        return double.IsNaN(written) || double.IsNaN(real)
            ? new("Voices were not measured", "There are too few lines of four leads to tell them apart.", VerdictGrade.Unknown)
            : Verdict(
                Grade(written, Chance, real),
                "People sound like themselves",
                "People half sound like themselves",
                "People sound alike",
                $"The speaker of ten lines is recognised in {Percent(written)} of cases; {Percent(real)} in the show, 25 % by chance."
            );
    }

    private static VerdictBody OwnWords(Scorecard card)
    {
        var (written, real) = (card.Written.Copied[LongRun], card.Real.Copied[LongRun]);
        var grade =
            written <= Math.Max(2 * real, 0.005) ? VerdictGrade.Good
            : written <= 0.05 ? VerdictGrade.Fair
            : VerdictGrade.Poor;
        return Verdict(
            grade,
            "The words are its own",
            "Some of it is copied",
            "Much of it is copied",
            $"{Percent(written)} of its runs of {LongRun} words are in the scripts that it learnt; "
                + $"{Percent(real)} of those in new episodes."
        );
    }

    private static VerdictGrade Grade(double written, double none, double real)
    {
        var share = (written - none) / (real - none);
        return share >= Near ? VerdictGrade.Good
            : share >= Half ? VerdictGrade.Fair
            : VerdictGrade.Poor;
    }

    private static VerdictBody Verdict(VerdictGrade grade, string good, string fair, string poor, string text)
    {
        var title = grade switch
        {
            VerdictGrade.Good => good,
            VerdictGrade.Fair => fair,
            _ => poor,
        };
        return new(title, text, grade);
    }

    private static string Percent(double share) =>
        double.IsNaN(share) ? "an unknown share" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");
}
