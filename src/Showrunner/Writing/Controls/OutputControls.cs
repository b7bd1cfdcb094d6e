using System.Collections.Immutable;
using static Showrunner.ControlRole;

namespace Showrunner;

/// <summary>What is given with the text. APIs ask for it each in their own way, so that these controls have no names of fields.</summary>
internal static class OutputControls
{
    public static ImmutableArray<WritingControl> All { get; } =
    [
        new FlagControl("probabilities", o => o.Probabilities, (o, value) => o with { Probabilities = value })
        {
            Help = "Give each word's probability by the model alone",
            Role = Output,
        },
        new FlagControl("prime-probabilities", o => o.PrimeProbabilities, (o, value) => o with { PrimeProbabilities = value })
        {
            Help = "Give the prime's words but the first their probabilities too",
            Role = Output,
            Needs = ["probabilities"],
        },
        new NumberControl<int>("alternatives", 0, 20, o => o.Alternatives, (o, value) => o with { Alternatives = value })
        {
            Help = "How many of the likeliest words to give with each word",
            Role = Output,
            Label = "number of alternatives",
            Unit = "words",
            Off = 0,
            Needs = ["probabilities"],
        },
    ];
}
