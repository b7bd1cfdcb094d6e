namespace Showrunner.Serving;

/// <summary>
/// The controls of writing, by the names of OpenAI, vLLM, llama.cpp and Hugging Face, and by our own where only scripts have them.
/// </summary>
internal static class WritingFields
{
    private const int MostItems = 1_000,
        LongestItem = 100;

    private static readonly WritingOptions Usual = new();

    public static WritingOptions Read(Fields fields, ServingLimits limits) =>
        Checked(
            new()
            {
                Words =
                    fields.Whole(["max_tokens", "max_completion_tokens", "n_predict"], 1, limits.MaxWords)
                    ?? Math.Min(Usual.Words, limits.MaxWords),
                MinWords = fields.Whole("min_tokens", 0, limits.MaxWords) ?? Usual.MinWords,
                Lines = fields.Whole("lines", 1, 100_000),
                Stop = fields.Texts("stop", 16, 1_000) ?? [],
                OneScene = fields.Flag("one_scene") ?? false,
                Seed = fields.Seed("seed"),
                Temperature = fields.Real("temperature") ?? Usual.Temperature,
                TemperatureRange = fields.Real("dynatemp_range") ?? Usual.TemperatureRange,
                TemperatureExponent = fields.Real("dynatemp_exponent") ?? Usual.TemperatureExponent,
                TopK = IsContrastive(fields) ? Usual.TopK : AllIsMinusOne(fields.Whole("top_k", -1, 1_000_000)) ?? Usual.TopK,
                TopP = fields.Real("top_p") ?? Usual.TopP,
                MinP = fields.Real("min_p") ?? Usual.MinP,
                TopNSigma = fields.Real("top_n_sigma") is { } sigma and not -1 ? sigma : null,
                Typical = fields.Real("typical_p") ?? Usual.Typical,
                Epsilon = fields.Real("epsilon_cutoff") ?? Usual.Epsilon,
                Eta = fields.Real("eta_cutoff") ?? Usual.Eta,
                RepetitionPenalty = fields.Real("repetition_penalty", "repeat_penalty") ?? Usual.RepetitionPenalty,
                PresencePenalty = fields.Real("presence_penalty") ?? Usual.PresencePenalty,
                FrequencyPenalty = fields.Real("frequency_penalty") ?? Usual.FrequencyPenalty,
                PenaltyWindow = AllIsMinusOne(fields.Whole("repeat_last_n", -1, 1_000_000)) ?? Usual.PenaltyWindow,
                NoRepeat = fields.Whole("no_repeat_ngram_size", 0, 100) ?? Usual.NoRepeat,
                DryMultiplier = fields.Real("dry_multiplier") ?? Usual.DryMultiplier,
                DryBase = fields.Real("dry_base") ?? Usual.DryBase,
                DryAllowed = fields.Whole("dry_allowed_length", 1, 100) ?? Usual.DryAllowed,
                DryWindow = AllIsMinusOne(fields.Whole("dry_penalty_last_n", -1, 1_000_000)) ?? Usual.DryWindow,
                XtcProbability = fields.Real("xtc_probability") ?? Usual.XtcProbability,
                XtcThreshold = fields.Real("xtc_threshold") ?? Usual.XtcThreshold,
                Beams = fields.Whole("num_beams", 1, Math.Min(64, limits.MaxConcurrent)),
                LengthPenalty = fields.Real("length_penalty") ?? Usual.LengthPenalty,
                ContrastiveK = IsContrastive(fields) ? fields.Whole("top_k", 1, 100) ?? 4 : null,
                ContrastiveAlpha = fields.Real("penalty_alpha") ?? Usual.ContrastiveAlpha,
                Bias = fields.Numbers("logit_bias", MostItems, LongestItem) ?? [],
                Banned = fields.Texts("bad_words", MostItems, LongestItem) ?? [],
                Wanted = fields.Texts("wanted_words", MostItems, LongestItem) ?? [],
                MaxCopied = fields.Whole("max_copied", 4, 1_000),
                Order = fields.Texts("samplers", 100, LongestItem)?.Select(Control).ToArray(),
                Mirostat = Mirostat(fields),
                MirostatRate = fields.Real("mirostat_eta") ?? Usual.MirostatRate,
                Script = Rules(fields),
            }
        );

    /// <summary>Refuses what nobody has read, except what every client of OpenAI's may send.</summary>
    public static void RefuseOthers(Fields fields) =>
        fields.RefuseOthers("user", "metadata", "store", "service_tier", "safety_identifier", "prompt_cache_key");

    public static (bool Stream, bool IncludeUsage) Stream(Fields fields)
    {
        var (stream, options) = (fields.Flag("stream") ?? false, fields.Object("stream_options"));
        if (options is null)
            return (stream, false);
        if (!stream)
        {
            throw ApiException.Bad(
                "stream_options and an answer that is not streamed contradict each other. Ask for stream, or leave stream_options out.",
                "stream_options"
            );
        }

        var usage = options.Flag("include_usage") ?? false;
        options.RefuseOthers("include_obfuscation");
        return (true, usage);
    }

    private static WritingOptions Checked(WritingOptions options)
    {
        options.Validate();
        if (SamplerOrder.LeftOut(options) is [var off, ..])
        {
            throw ApiException.Bad(
                $"samplers does not name {off}, so that it would be off. Add it, or leave its parameters out.",
                "samplers"
            );
        }

        return options;
    }

    private static string Control(string name) => name is "typ_p" or "typical_p" ? "typical" : name.Replace('_', '-');

    // As in Hugging Face's generate: with an alpha, top_k is how many words are weighed up.
    private static bool IsContrastive(Fields fields) => fields.Real("penalty_alpha") is not (null or 0);

    private static int? AllIsMinusOne(int? value) => value == -1 ? 0 : value;

    private static double? Mirostat(Fields fields)
    {
        var (version, surprise) = (fields.Whole("mirostat", 0, 2), fields.Real("mirostat_tau"));
        if (version == 1)
            throw ApiException.Bad("mirostat takes 0 (off) or 2; version 1 is not there.", "mirostat");
        return version == 2 ? surprise ?? 5 : null;
    }

    private static ScriptRules Rules(Fields fields)
    {
        var usual = new ScriptRules();
        return new()
        {
            Cast = fields.Texts("cast", MostItems, LongestItem),
            Next = fields.Texts("next_speakers", MostItems, LongestItem) ?? [],
            Weights = fields.Numbers("speaker_weights", MostItems, LongestItem) ?? [],
            TakeTurns = fields.Flag("take_turns") ?? false,
            ShortestLine = fields.Whole("shortest_line", 1, 10_000) ?? usual.ShortestLine,
            LongestLine = fields.Whole("longest_line", 2, 10_000),
            Directions = fields.Real("directions") ?? usual.Directions,
            Setting = fields.Text("setting", 1_000),
            Temperatures = fields.Numbers("speaker_temperatures", MostItems, LongestItem) ?? [],
        };
    }
}
