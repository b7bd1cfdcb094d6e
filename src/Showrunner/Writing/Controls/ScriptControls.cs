using System.Collections.Immutable;
using static Showrunner.ApiDialects;
using static Showrunner.ControlRole;

namespace Showrunner;

/// <summary>What only a script has: who speaks, how long, and where.</summary>
internal static class ScriptControls
{
    public static ImmutableArray<WritingControl> All { get; } =
    [
        new ListControl("cast", "names", o => o.Script.Cast, (o, value) => o with { Script = o.Script with { Cast = value } })
        {
            Help = "Only these people speak",
            Role = Text,
            HasNames = true,
            Placeholder = "a,b",
            Unset = "everyone the model knows",
            ApiNames = [new("cast", Own)],
        },
        new NumberControl<int>("voices", 1, 1000, o => o.Script.Voices, (o, value) => o with { Script = o.Script with { Voices = value } })
        {
            Help = "Without a cast, only so many people speak: those with most lines",
            Role = Text,
            Label = "number of voices",
            Unit = "people",
            Unset = "everyone",
            ApiNames = [new("voices", Own)],
        },
        new ListControl("next", "names", o => o.Script.Next, (o, value) => o with { Script = o.Script with { Next = value } })
        {
            Help = "Who speaks the first lines, in this order",
            Role = Text,
            HasNames = true,
            Placeholder = "a,b",
            ApiNames = [new("next_speakers", Own)],
        },
        new NumbersControl("weight", 0, 1000, o => o.Script.Weights, (o, value) => o with { Script = o.Script with { Weights = value } })
        {
            Help = "How often a speaker speaks: 2 is twice as likely, 0 never",
            Role = Text,
            Unset = "1",
            ApiNames = [new("speaker_weights", Own)],
        },
        new FlagControl("take-turns", o => o.Script.TakeTurns, (o, value) => o with { Script = o.Script with { TakeTurns = value } })
        {
            Help = "Nobody speaks twice in a row",
            Role = Text,
            ApiNames = [new("take_turns", Own)],
        },
        new NumberControl<int>(
            "shortest-line",
            1,
            10_000,
            o => o.Script.ShortestLine,
            (o, value) => o with { Script = o.Script with { ShortestLine = value } }
        )
        {
            Help = "Minimum number of words and marks in a line",
            Role = Text,
            Label = "shortest line",
            Unit = "words",
            ApiNames = [new("shortest_line", Own)],
        },
        new NumberControl<int>(
            "longest-line",
            2,
            10_000,
            o => o.Script.LongestLine,
            (o, value) => o with { Script = o.Script with { LongestLine = value } }
        )
        {
            Help = "Maximum number of words and marks in a line; one that long ends with a full stop or similar",
            Role = Text,
            Label = "longest line",
            Unit = "words",
            Unset = "any number",
            ApiNames = [new("longest_line", Own)],
        },
        new NumberControl<double>(
            "directions",
            0,
            1000,
            o => o.Script.Directions,
            (o, value) => o with { Script = o.Script with { Directions = value } }
        )
        {
            Help = "How often stage directions come: 2 is twice as likely, 0 never",
            Role = Text,
            Label = "rate of stage directions",
            ApiNames = [new("directions", Own)],
        },
        new TextControl("setting", o => o.Script.Setting, (o, value) => o with { Script = o.Script with { Setting = value } })
        {
            Help = "Where the scene is set",
            Role = Text,
            Placeholder = "place",
            ApiNames = [new("setting", Own)],
        },
        new NumbersControl(
            "temperature-of",
            0,
            10,
            o => o.Script.Temperatures,
            (o, value) => o with { Script = o.Script with { Temperatures = value } }
        )
        {
            Help = "The temperature of one speaker's words",
            Role = Draw,
            Label = "temperature",
            Unset = "the same for all",
            ApiNames = [new("speaker_temperatures", Own)],
        },
    ];
}
