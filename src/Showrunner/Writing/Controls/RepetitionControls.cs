using System.Collections.Immutable;
using static Showrunner.ApiDialects;
using static Showrunner.ControlRole;

namespace Showrunner;

/// <summary>What holds back repetition, of the text itself and of the training text.</summary>
internal static class RepetitionControls
{
    // One step for three controls: presence and frequency are one subtraction.
    private static readonly SamplerStage Penalties = new(
        30,
        "penalties",
        its =>
        {
            var (options, recent) = (its.Options, new RecentWords(its.Options.PenaltyWindow, its.Kinds));
            return
            [
                new RepetitionPenalty(options.RepetitionPenalty, recent),
                new PresencePenalty(options.PresencePenalty, options.FrequencyPenalty, recent),
            ];
        }
    );

    public static ImmutableArray<WritingControl> All { get; } =
    [
        new NumberControl<double>(
            "repetition-penalty",
            0.1,
            10,
            o => o.RepetitionPenalty,
            (o, value) => o with { RepetitionPenalty = value }
        )
        {
            Help = "Make recent words less likely: divide their scores (logits) by this, or multiply negative ones; 1: off",
            Role = Score,
            Label = "repetition penalty",
            Off = 1,
            ApiNames = [new("repetition_penalty", Vllm | HuggingFace), new("repeat_penalty", LlamaCpp)],
            Stage = Penalties,
        },
        new NumberControl<double>("presence-penalty", -2, 2, o => o.PresencePenalty, (o, value) => o with { PresencePenalty = value })
        {
            Help = "Make recent words less likely: subtract this from their scores (logits)",
            Role = Score,
            Label = "presence penalty",
            Off = 0,
            ApiNames = [new("presence_penalty", OpenAI | Vllm | LlamaCpp)],
            Stage = Penalties,
        },
        new NumberControl<double>("frequency-penalty", -2, 2, o => o.FrequencyPenalty, (o, value) => o with { FrequencyPenalty = value })
        {
            Help = "Make recent words less likely: subtract this from the score (logit) of a word once for each time it occurs",
            Role = Score,
            Label = "frequency penalty",
            Off = 0,
            ApiNames = [new("frequency_penalty", OpenAI | Vllm | LlamaCpp)],
            Stage = Penalties,
        },
        new NumberControl<int>("penalty-window", 0, 1_000_000, o => o.PenaltyWindow, (o, value) => o with { PenaltyWindow = value })
        {
            Help = "How many of the last words count as recent; 0: all",
            Role = Score,
            Label = "penalties' window",
            Unit = "words",
            Off = 0,
            OffInApis = -1,
            Needs = ["repetition-penalty", "presence-penalty", "frequency-penalty"],
            ApiNames = [new("repeat_last_n", LlamaCpp)],
        },
        new NumberControl<int>("no-repeat", 2, 100, o => o.NoRepeat, (o, value) => o with { NoRepeat = value })
        {
            Help = "Never write the same run of this many words twice; 0: off",
            Role = Score,
            Label = "length of runs that are not repeated",
            Unit = "words",
            Off = 0,
            ApiNames = [new("no_repeat_ngram_size", HuggingFace)],
            Stage = new(40, "no-repeat", its => [new NoRepeat(its.Options.NoRepeat, its.Kinds)]),
        },
        new NumberControl<double>("dry-multiplier", 0, 100, o => o.DryMultiplier, (o, value) => o with { DryMultiplier = value })
        {
            Help = "\"Don't repeat yourself\" (DRY): a penalty that grows with the length of the repetition; 0: off",
            Role = Score,
            Label = "dry multiplier",
            Off = 0,
            ApiNames = [new("dry_multiplier", LlamaCpp | TextGenerationWebUI)],
            Stage = new(
                50,
                "dry",
                its => [new Dry(its.Options.DryMultiplier, its.Options.DryBase, its.Options.DryAllowed, its.Options.DryWindow, its.Kinds)]
            ),
        },
        new NumberControl<double>("dry-base", 1, 10, o => o.DryBase, (o, value) => o with { DryBase = value })
        {
            Help = "What the DRY penalty is multiplied by for each further word",
            Role = Score,
            Label = "dry base",
            Needs = ["dry-multiplier"],
            ApiNames = [new("dry_base", LlamaCpp | TextGenerationWebUI)],
        },
        new NumberControl<int>("dry-allowed", 1, 100, o => o.DryAllowed, (o, value) => o with { DryAllowed = value })
        {
            Help = "How many words in a row can be repeated without DRY penalty",
            Role = Score,
            Label = "dry allowed length",
            Unit = "words",
            Needs = ["dry-multiplier"],
            ApiNames = [new("dry_allowed_length", LlamaCpp | TextGenerationWebUI)],
        },
        new NumberControl<int>("dry-window", 0, 1_000_000, o => o.DryWindow, (o, value) => o with { DryWindow = value })
        {
            Help = "How many of the last words DRY looks at; 0: all",
            Role = Score,
            Label = "dry window",
            Unit = "words",
            Off = 0,
            OffInApis = -1,
            Needs = ["dry-multiplier"],
            ApiNames = [new("dry_penalty_last_n", LlamaCpp)],
        },
        new NumberControl<int>("max-copied", 4, 1_000, o => o.MaxCopied, (o, value) => o with { MaxCopied = value })
        {
            Help = "Maximum number of words and marks in a row that can be copied from the training text",
            Role = Score,
            Label = "longest copied run",
            Unit = "words",
            Unset = "any number",
            ApiNames = [new("max_copied", Own)],
            Stage = new(20, "copies", its => [new CopyLimit(its.Model.Show.Novelty!, its.Options.MaxCopied!.Value, its.Model.Vocabulary)]),
        },
    ];
}
