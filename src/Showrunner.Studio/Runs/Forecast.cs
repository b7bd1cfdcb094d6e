using System.Globalization;

namespace Showrunner.Studio;

/// <summary>What minutes of training buy, by the tables of docs/your-scripts.md, docs/base.md and docs/benchmarks/training.md.</summary>
internal static class Forecast
{
    private const int FewestWords = 1_000;
    private const double Spread = 0.15; // shows differ by that much, and more
    private const double LossOfHalving = 0.05; // of perplexity, for each halving below the full time
    private const double GainOfDoubling = 0.03; // for each doubling above, where there is text enough
    private const int MaxDoublings = 3;
    private const double ManyWords = 300_000;

    // Words and marks, validation perplexity, and seconds on two shared cores until it falls no further.
    private static readonly (double Words, double Perplexity, double Seconds)[] FromNothing =
    [
        (4_779, 54.5, 7),
        (24_345, 45.4, 27),
        (120_102, 42.3, 162),
        (800_274, 36.0, 300),
    ];

    private static readonly (double Words, double Perplexity, double Seconds)[] FromEnglish =
    [
        (13_700, 24.4, 20),
        (57_200, 28.7, 50),
        (800_274, 31.7, 480),
    ];

    /// <param name="words">Of the show.</param>
    /// <param name="minutes">Of training.</param>
    /// <param name="fromNothing">Whether the model begins with nothing, not with a model of English.</param>
    public static ForecastBody Of(int words, double minutes, bool fromNothing)
    {
        if (words < FewestWords)
        {
            return new(
                minutes,
                words,
                null,
                words == 0 ? "Add a script first." : "The text is too short to learn from: a model will repeat it. Add more episodes."
            );
        }
        var (perplexity, seconds) = At(words, fromNothing ? FromNothing : FromEnglish);
        var doublings = Math.Log2(minutes * 60 / seconds);
        perplexity *=
            doublings < 0 ? Math.Pow(1 + LossOfHalving, -doublings)
            : words >= ManyWords ? Math.Pow(1 - GainOfDoubling, Math.Min(doublings, MaxDoublings))
            : 1;
        return new(minutes, words, new(perplexity * (1 - Spread), perplexity * (1 + Spread)), Text(words, doublings, seconds));
    }

    private static string Text(int words, double doublings, double seconds)
    {
        var quality = words switch
        {
            < 10_000 => "the shape of a script, hardly a sentence",
            < 50_000 => "short lines that hold, while long ones fall apart",
            < 300_000 => "lines in the voices of people, who do not listen to each other",
            _ => "scenes that read like the show and forget the plot",
        };
        var time = doublings switch
        {
            < -2 => $"That is short for {Count(words)} words: about {Minutes(seconds)} would be enough.",
            _ when doublings > 1 && words < ManyWords =>
                "Training will end early by itself; more of the show would help more than more time.",
            _ when doublings > MaxDoublings => "More time than that gains little.",
            _ => "That is enough for this text.",
        };
        return $"Expect {quality}. {time} This is an estimate from other shows of that length on two cores.";
    }

    // Straight lines between the measured texts, over the logarithm of their lengths.
    private static (double Perplexity, double Seconds) At(double words, (double Words, double Perplexity, double Seconds)[] measured)
    {
        words = Math.Clamp(words, measured[0].Words, measured[^1].Words);
        var next = Math.Clamp(Array.FindIndex(measured, text => text.Words >= words), 1, measured.Length - 1);
        var (low, high) = (measured[next - 1], measured[next]);
        var share = Math.Log(words / low.Words) / Math.Log(high.Words / low.Words);
        return (low.Perplexity + (share * (high.Perplexity - low.Perplexity)), low.Seconds * Math.Pow(high.Seconds / low.Seconds, share));
    }

    private static string Count(int words) => words.ToString("N0", CultureInfo.InvariantCulture);

    private static string Minutes(double seconds) =>
        seconds < 90 ? $"{Math.Max(10, Math.Round(seconds / 10) * 10):0} seconds" : $"{Math.Round(seconds / 60):0} minutes";
}
