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
            Help = "Make a word likelier, or less likely if negative: add this to its score (logit)",
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
        new ListControl("about", "words", o => o.About, (o, value) => o with { About = value })
        {
            Help = "Things that the scene should come back to",
            Role = Score,
            HasNames = true,
            Placeholder = "a,b",
            ApiNames = [new("about", Own)],
            Stage = new(2, null, its => [new SceneWords(ScenePlan.Ids(its.Options.About, its.Model), its.Kinds)]),
        },
        new FlagControl("plan", o => o.Plan, (o, value) => o with { Plan = value })
        {
            Help = "Draw what the scene is about from a real scene, and say it",
            Role = Text,
            ApiNames = [new("plan", Own)],
        },
        new NumberControl<double>("recall", 0, 10, o => o.Recall, (o, value) => o with { Recall = value })
        {
            Help = "Make the content words of the last lines likelier: add this to their scores (logits)",
            Role = Score,
            Off = 0,
            ApiNames = [new("recall", Own)],
            Stage = new(15, "recall", its => [new Recall(its.Options.Recall, its.Kinds)]),
        },
        new NumberControl<double>("speaker-guidance", 0, 10, o => o.SpeakerGuidance, (o, value) => o with { SpeakerGuidance = value })
        {
            Help = "Favour the words that a speaker prefers beyond what the model does, so that voices differ more; 0: not at all",
            Role = Score,
            Label = "speaker guidance",
            Off = 0,
            ApiNames = [new("speaker_guidance", Own)],
            Stage = new(3, null, its => [new SpeakerGuidance(its.Options.SpeakerGuidance, its.Model)]),
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
