using System.Globalization;

namespace Showrunner;

/// <summary>What <see cref="WritingOptions"/> may say.</summary>
internal static class WritingChecks
{
    public static void Check(WritingOptions options)
    {
        Ranges(options);
        Contradictions(options);
        SamplerChain.Check(options);
    }

    private static void Ranges(WritingOptions o)
    {
        Range("number of words", o.Words, 1, 1_000_000);
        Range("fewest words", o.MinWords, 0, 1_000_000);
        Range("number of alternatives", o.Alternatives, 0, 20);
        Range("number of lines", o.Lines ?? 1, 1, 100_000);
        Range("temperature", o.Temperature, 0, 10);
        Range("temperature's range", o.TemperatureRange, 0, 10);
        Range("temperature's exponent", o.TemperatureExponent, 0.01, 10);
        Range("top-k", o.TopK, 0, 1_000_000);
        Range("top-p", o.TopP, 0.000001, 1);
        Range("min-p", o.MinP, 0, 1);
        Range("top-n-sigma", o.TopNSigma ?? 0, 0, 100);
        Range("typical", o.Typical, 0.000001, 1);
        Range("epsilon", o.Epsilon, 0, 1);
        Range("eta", o.Eta, 0, 1);
        Range("mirostat", o.Mirostat ?? 0, 0, 20);
        Range("mirostat's rate", o.MirostatRate, 0, 1);
        Range("repetition penalty", o.RepetitionPenalty, 0.1, 10);
        Range("presence penalty", o.PresencePenalty, -2, 2);
        Range("frequency penalty", o.FrequencyPenalty, -2, 2);
        Range("penalties' window", o.PenaltyWindow, 0, 1_000_000);
        Range("length of runs that are not repeated", o.NoRepeat == 0 ? 2 : o.NoRepeat, 2, 100);
        Range("dry multiplier", o.DryMultiplier, 0, 100);
        Range("dry base", o.DryBase, 1, 10);
        Range("dry allowed length", o.DryAllowed, 1, 100);
        Range("dry window", o.DryWindow, 0, 1_000_000);
        Range("xtc probability", o.XtcProbability, 0, 1);
        Range("xtc threshold", o.XtcThreshold, 0, 1);
        Range("number of beams", o.Beams ?? 1, 1, 64);
        Range("length penalty", o.LengthPenalty, 0, 10);
        Range("number of words that contrastive search weighs up", o.ContrastiveK ?? 1, 1, 100);
        Range("contrastive search's alpha", o.ContrastiveAlpha, 0, 1);
        foreach (var (word, bias) in o.Bias)
            Range($"bias of \"{word}\"", bias, -100, 100);
        Range("longest copied run", o.MaxCopied ?? 4, 4, 1_000);
        Range("shortest line", o.Script.ShortestLine, 1, 10_000);
        Range("longest line", o.Script.LongestLine ?? 2, 2, 10_000);
        Range("rate of stage directions", o.Script.Directions, 0, 1_000);
    }

    private static void Contradictions(WritingOptions o)
    {
        Exclude(o.MinWords > o.Words, $"fewest words ({o.MinWords})", $"most words ({o.Words})");
        if (o.Alternatives > 0 && !o.Probabilities)
            throw new ShowrunnerException("Alternatives need probabilities. Ask for both.");
        Exclude(
            o.Script.ShortestLine > o.Script.LongestLine,
            $"shortest line ({o.Script.ShortestLine})",
            $"longest line ({o.Script.LongestLine})"
        );
        Exclude(o.Script.ShortestLine > o.Words, $"shortest line ({o.Script.ShortestLine})", $"most words ({o.Words})");
        Exclude(
            o.TemperatureRange > 0 && o.Temperature == 0,
            "temperature's range",
            "temperature 0, which always takes the likeliest word"
        );
        foreach (var name in Cuts(o))
            Exclude(o.Mirostat is not null, "mirostat, which chooses by itself how many words to draw among,", name);
        foreach (var name in Cuts(o).Concat(Draws(o)))
        {
            Exclude(o.Beams is not null, "beam search, which draws nothing,", name);
            Exclude(o.ContrastiveK is not null, "contrastive search, which draws nothing,", name);
        }
        Exclude(o.Beams is not null && o.ContrastiveK is not null, "beam search", "contrastive search");
        Exclude(o.Mirostat is not null && o.Temperature == 0, "mirostat", "temperature 0, which always takes the likeliest word");
        foreach (var word in o.Wanted)
            Exclude(o.Banned.Contains(word, StringComparer.OrdinalIgnoreCase), $"wanted word \"{word}\"", "same word banned");
        foreach (var word in o.Bias.Keys)
            Exclude(o.Banned.Contains(word, StringComparer.OrdinalIgnoreCase), $"bias of \"{word}\"", "same word banned");
        Exclude(
            o.Wanted.Count * WantedWords.WordsEach > o.Words,
            $"{o.Wanted.Count} wanted words, which need room for {WantedWords.WordsEach} words each,",
            $"most words ({o.Words})"
        );
        if (o.Stop.Any(string.IsNullOrEmpty))
            throw new ShowrunnerException("A stop string is empty: nothing would be written. Leave it out.");
        if (o.Script.Setting is { } setting && (string.IsNullOrWhiteSpace(setting) || setting.AsSpan().ContainsAny("[]\n\r")))
        {
            throw new ShowrunnerException(
                $"The setting \"{setting}\" is empty, or has a square bracket or a line end in it. Write it as \"the harbour\"."
            );
        }
    }

    // What is on of the samplers that cut.
    private static IEnumerable<string> Cuts(WritingOptions o)
    {
        if (o.TopK is not (0 or 40))
            yield return "top-k";
        if (o.TopP < 1)
            yield return "top-p";
        if (o.MinP > 0)
            yield return "min-p";
        if (o.TopNSigma is not null)
            yield return "top-n-sigma";
        if (o.Typical < 1)
            yield return "typical";
        if (o.Epsilon > 0)
            yield return "epsilon";
        if (o.Eta > 0)
            yield return "eta";
    }

    // What is on besides that only drawing needs.
    private static IEnumerable<string> Draws(WritingOptions o)
    {
        if (o.Temperature is not 0.8)
            yield return $"temperature ({o.Temperature})";
        if (o.TemperatureRange > 0)
            yield return "temperature's range";
        if (o.Script.Temperatures.Count > 0)
            yield return "speakers' temperatures";
        if (o.Mirostat is not null)
            yield return "mirostat";
        if (o.XtcProbability > 0)
            yield return "xtc";
    }

    private static void Range(string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new ShowrunnerException(
                string.Create(CultureInfo.InvariantCulture, $"The {name} is {value}; it must be {(decimal)least} to {most}.")
            );
        }
    }

    private static void Exclude(bool both, string one, string other)
    {
        if (both)
            throw new ShowrunnerException($"The {one} and the {other} contradict each other.");
    }
}
