using System.Collections.Immutable;
using static Showrunner.ApiDialects;
using static Showrunner.ControlRole;

namespace Showrunner;

/// <summary>Single words, and the order of all controls.</summary>
internal static class WordControls
{
    public static ImmutableArray<WritingControl> All { get; } =
    [
        new NumbersControl("bias", -100, 100, o => o.Bias, (o, value) => o with { Bias = value })
        {
            Help = "Add this to the logit of a word",
            Role = Score,
            Unset = "0",
            ApiNames = [new("logit_bias", OpenAI | Vllm | LlamaCpp)],
            Stage = new(10, "bias", its => [new LogitBias([.. its.Options.Bias.Select(word => (its.Word(word.Key, "bias"), word.Value))])]),
        },
        new ListControl("ban", "words or phrases", o => o.Banned, (o, value) => o with { Banned = value })
        {
            Help = "A word or phrase that must not come",
            Role = Score,
            ApiNames = [new("bad_words", Vllm)],
            Stage = new(0, null, its => [new BannedWords([.. its.Options.Banned.Select(phrase => its.Phrase(phrase, "banned words"))])]),
        },
        new ListControl("want", "words", o => o.Wanted, (o, value) => o with { Wanted = value })
        {
            Help = "A word that must come",
            Role = Score,
            Placeholder = "word",
            ApiNames = [new("wanted_words", Own)],
            Stage = new(1, null, its => [new WantedWords([.. its.Options.Wanted.Select(word => its.Word(word, "wanted words"))])]),
        },
        new ListControl("order", "names of controls", o => o.Order, (o, value) => o with { Order = value })
        {
            Help = "The order of the controls; those left out are off",
            Role = Text,
            HasNames = true,
            Placeholder = "a,b",
            DefaultItems = () => SamplerOrder.Default,
            ApiNames = [new("samplers", LlamaCpp)],
        },
    ];
}
