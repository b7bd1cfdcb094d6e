using System.Collections.Immutable;

namespace Showrunner;

/// <summary>The controls of <see cref="WritingOptions"/> in their order. The script's form and banned and wanted words come before all.</summary>
public static class SamplerChain
{
    /// <summary>
    /// <c>bias copies penalties no-repeat dry top-n-sigma top-k typical epsilon eta top-p min-p xtc temperature mirostat</c>: llama.cpp's
    /// order, with those between that it has not.
    /// </summary>
    public static ImmutableArray<string> DefaultOrder { get; } =
    [
        "bias",
        "copies",
        "penalties",
        "no-repeat",
        "dry",
        "top-n-sigma",
        "top-k",
        "typical",
        "epsilon",
        "eta",
        "top-p",
        "min-p",
        "xtc",
        "temperature",
        "mirostat",
    ];

    // Those that change what a word is worth, and not how it is drawn.
    private static readonly string[] Judges = ["bias", "copies", "penalties", "no-repeat", "dry"];

    /// <summary>The names of controls that <paramref name="options"/> set and do not name in their order, so that they are off.</summary>
    public static IReadOnlyList<string> Forgotten(WritingOptions options) =>
        options.Order is { } order
            ? [.. DefaultOrder.Where(name => !order.Contains(name) && IsOn(name, options) && name is not ("top-k" or "temperature"))]
            : [];

    internal static void Check(WritingOptions options)
    {
        if (options.Order is not { } order)
            return;
        if (order.FirstOrDefault(name => !DefaultOrder.Contains(name)) is { } unknown)
        {
            throw new ShowrunnerException(
                $"The order names \"{unknown}\", which is no control. Did you mean {DefaultOrder.MinBy(name => EditDistance.Between(name, unknown))}? There are: {string.Join(", ", DefaultOrder)}."
            );
        }

        if (order.CountBy(name => name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
            throw new ShowrunnerException($"The order names \"{twice}\" twice.");
        if (options.Mirostat is not null && order.Contains("mirostat") && order[^1] != "mirostat")
            throw new ShowrunnerException("The order has controls after mirostat, which must be the last: it learns from what is drawn.");
    }

    internal static List<ISampler> Build(
        WritingOptions options,
        ScriptModel model,
        WordKinds kinds,
        List<int> written,
        SplitMix64 random,
        Func<double> temperature
    )
    {
        var recent = new RecentWords(written, options.PenaltyWindow, kinds);
        var draws = options is { Beams: null, ContrastiveK: null };
        return
        [
            .. (options.Order ?? DefaultOrder)
                .Where(name => IsOn(name, options) && (draws || Judges.Contains(name)))
                .SelectMany<string, ISampler>(name =>
                    name switch
                    {
                        "bias" =>
                        [
                            new LogitBias([
                                .. options.Bias.Select(word => (WordLookup.In(model.Vocabulary, word.Key, "bias"), word.Value)),
                            ]),
                        ],
                        "copies" => [new CopyLimit(model.Show.Novelty!, options.MaxCopied!.Value, model.Vocabulary, written)],
                        "penalties" =>
                        [
                            new RepetitionPenalty(options.RepetitionPenalty, recent),
                            new PresencePenalty(options.PresencePenalty, options.FrequencyPenalty, recent),
                        ],
                        "no-repeat" => [new NoRepeat(options.NoRepeat, written, kinds)],
                        "dry" => [new Dry(options.DryMultiplier, options.DryBase, options.DryAllowed, options.DryWindow, written, kinds)],
                        "top-n-sigma" => [new TopNSigma(options.TopNSigma!.Value)],
                        "top-k" => [new TopK(options.TopK)],
                        "typical" => [new Typical(options.Typical)],
                        "epsilon" => [new Epsilon(options.Epsilon)],
                        "eta" => [new Eta(options.Eta)],
                        "top-p" => [new TopP(options.TopP)],
                        "min-p" => [new MinP(options.MinP)],
                        "xtc" => [new Xtc(options.XtcProbability, options.XtcThreshold, random)],
                        "temperature" => [new Temperature(temperature, options.TemperatureRange, options.TemperatureExponent)],
                        _ => [new Mirostat(options.Mirostat!.Value, options.MirostatRate, written)],
                    }
                ),
        ];
    }

    private static bool IsOn(string name, WritingOptions options) =>
        name switch
        {
            "bias" => options.Bias.Count > 0,
            "copies" => options.MaxCopied is not null,
            "penalties" => options is not { RepetitionPenalty: 1, PresencePenalty: 0, FrequencyPenalty: 0 },
            "no-repeat" => options.NoRepeat > 0,
            "dry" => options.DryMultiplier > 0,
            "top-n-sigma" => options.TopNSigma is not null,
            "top-k" => options.TopK > 0 && options.Mirostat is null,
            "typical" => options.Typical < 1,
            "epsilon" => options.Epsilon > 0,
            "eta" => options.Eta > 0,
            "top-p" => options.TopP < 1,
            "min-p" => options.MinP > 0,
            "xtc" => options.XtcProbability > 0,
            "mirostat" => options.Mirostat is not null,
            _ => true,
        };
}
