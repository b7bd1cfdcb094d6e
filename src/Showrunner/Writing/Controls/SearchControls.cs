using System.Collections.Immutable;
using static Showrunner.ApiDialects;
using static Showrunner.ControlRole;

namespace Showrunner;

/// <summary>The choice among lines, and searches for a likely text, which draw nothing.</summary>
internal static class SearchControls
{
    public static ImmutableArray<WritingControl> All { get; } =
    [
        new NumberControl<int>("candidates", 1, 64, o => o.Candidates, (o, value) => o with { Candidates = value })
        {
            Help = "Write each line this many times and keep the one that fits the scene best; 1: plain sampling",
            Role = Draw,
            Label = "number of candidates",
            Unit = "lines",
            Off = 1,
            ApiNames = [new("candidates", Own)],
        },
        new NumberControl<double>("lambda", 0, 2, o => o.Lambda, (o, value) => o with { Lambda = value })
        {
            Help = "How much a line that its speaker would say anywhere is worth less; 0: keep the likeliest",
            Role = Draw,
            Label = "lambda",
            Needs = ["candidates"],
            ApiNames = [new("lambda", Own)],
        },
        new NumberControl<double>("coherence", 0, 10, o => o.Coherence, (o, value) => o with { Coherence = value })
        {
            Help = "How much it counts that a line follows those before it as the show's own lines do; 0: not at all",
            Role = Draw,
            Needs = ["candidates"],
            ApiNames = [new("coherence", Own)],
        },
        new NumberControl<double>("balance", 0, 10, o => o.Balance, (o, value) => o with { Balance = value })
        {
            Help = "How much it counts that marks are as frequent and lines as long as in the show; 0: not at all",
            Role = Draw,
            Needs = ["candidates"],
            ApiNames = [new("balance", Own)],
        },
        new NumberControl<int>("beams", 1, 64, o => o.Beams, (o, value) => o with { Beams = value })
        {
            Help = "Draw nothing: continue this many of the likeliest texts side by side and give the best in the end",
            Role = Search,
            Label = "number of beams",
            Unit = "texts",
            ApiNames = [new("num_beams", HuggingFace)],
            Exclusion = new("beam search", "which draws nothing", Cut, Draw, Search),
        },
        new NumberControl<double>("length-penalty", 0, 10, o => o.LengthPenalty, (o, value) => o with { LengthPenalty = value })
        {
            Help = "The power of its length by which the ln p of a beam is divided; 0 favours short texts",
            Role = Search,
            Label = "length penalty",
            Needs = ["beams"],
            ApiNames = [new("length_penalty", HuggingFace)],
        },
        new NumberControl<int>("contrastive-k", 1, 100, o => o.ContrastiveK, (o, value) => o with { ContrastiveK = value })
        {
            Help = "Draw nothing: among this many of the likeliest words, take one that is likely and unlike the words before",
            Role = Search,
            Label = "number of words that contrastive search compares",
            Unit = "words",
            Exclusion = new("contrastive search", "which draws nothing", Cut, Draw, Search),
        },
        new NumberControl<double>("contrastive-alpha", 0, 1, o => o.ContrastiveAlpha, (o, value) => o with { ContrastiveAlpha = value })
        {
            Help = "How much likeness to the words before counts against a word; 0: not at all",
            Role = Search,
            Label = "contrastive search's alpha",
            Needs = ["contrastive-k"],
            ApiNames = [new("penalty_alpha", HuggingFace)],
        },
    ];
}
