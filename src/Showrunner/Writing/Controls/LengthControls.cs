using System.Collections.Immutable;
using static Showrunner.ApiDialects;
using static Showrunner.ControlRole;

namespace Showrunner;

/// <summary>How long a text is, and which of all possible texts it is.</summary>
internal static class LengthControls
{
    public static ImmutableArray<WritingControl> All { get; } =
    [
        new NumberControl<int>("words", 1, 1_000_000, o => o.Words, (o, value) => o with { Words = value })
        {
            Help = "Number of words and marks, after which the text goes on to the end of its sentence, with at most half as many more",
            Role = Text,
            Label = "number of words",
            Unit = "words",
            ApiNames = [new("max_tokens", OpenAI | Vllm), new("max_completion_tokens", OpenAI), new("n_predict", LlamaCpp)],
        },
        new FlagControl("exact", o => o.Exact, (o, value) => o with { Exact = value })
        {
            Help = "End after that number of words, also in the middle of a sentence",
            Role = Text,
            ApiNames = [new("exact", Own)],
        },
        new NumberControl<int>("min-words", 0, 1_000_000, o => o.MinWords, (o, value) => o with { MinWords = value })
        {
            Help = "Minimum number of words and marks before a stop string or the end of the scene can end the text",
            Role = Text,
            Label = "minimum number of words",
            Unit = "words",
            Off = 0,
            ApiNames = [new("min_tokens", Vllm)],
        },
        new NumberControl<int>("lines", 1, 100_000, o => o.Lines, (o, value) => o with { Lines = value })
        {
            Help = "Lines to write",
            Role = Text,
            Label = "number of lines",
            Unit = "lines",
            Unset = "any number",
            ApiNames = [new("lines", Own)],
        },
        new ListControl("stop", "texts", o => o.Stop, (o, value) => o with { Stop = value })
        {
            Help = "End before this text, in upper or lower case",
            Role = Text,
            ApiNames = [new("stop", OpenAI | Vllm | LlamaCpp)],
        },
        new FlagControl("one-scene", o => o.OneScene, (o, value) => o with { OneScene = value })
        {
            Help = "End where the next scene would begin",
            Role = Text,
            ApiNames = [new("one_scene", Own)],
        },
        new NumberControl<ulong>("seed", 0, ulong.MaxValue, o => o.Seed, (o, value) => o with { Seed = value })
        {
            Help = "The same seed, model and options give the same text",
            Role = Text,
            Unset = "random",
            ApiNames = [new("seed", OpenAI | Vllm | LlamaCpp)],
        },
    ];
}
