namespace Tunewright.Plots;

/// <summary>
/// The look of every figure: type, colours on a light and on a dark ground, as classes. Colours are written out, since some readers of
/// SVG know no custom properties.
/// </summary>
internal static class Style
{
    /// <summary>The number of shades, from 0 of the best to the last of the worst.</summary>
    public const int Shades = 9;

    /// <summary>The number of hues that tell series apart.</summary>
    public const int Hues = 8;

    private static readonly Theme Light = new(
        Paper: "#fbfaf7",
        Line: "#e5e1d9",
        Edge: "#8f897e",
        Ink: "#1d1c1a",
        Soft: "#625e57",
        Accent: "#0b6657",
        States: ["#0b6657", "#a8690a", "#2563a8", "#b3352d", "#7a746a", "#b5afa4"],
        Shades: ["#063d35", "#15574b", "#257263", "#418d7b", "#6da493", "#96bcac", "#b0c4b0", "#c2c5ab", "#d3c5a5"],
        Hues: ["#346aac", "#9e511e", "#007d50", "#9e427b", "#7d6700", "#7555a8", "#007785", "#ab413e"]
    );

    private static readonly Theme Dark = new(
        Paper: "#171614",
        Line: "#34312c",
        Edge: "#7d776c",
        Ink: "#e9e6e0",
        Soft: "#aea89d",
        Accent: "#5fc4ae",
        States: ["#5fc4ae", "#e2a84a", "#77aef0", "#ee7c70", "#9d968a", "#5d584f"],
        Shades: ["#b9f5e4", "#95decc", "#71c8b4", "#51ae9a", "#428e7f", "#347064", "#406458", "#546152", "#655d4d"],
        Hues: ["#7aaeef", "#e3966a", "#66c093", "#e08bbc", "#c0aa54", "#b59be6", "#5fbaca", "#ed8c84"]
    );

    private static readonly string[] States = ["complete", "pruned", "running", "failed", "waiting", "infeasible"];

    /// <summary>The style sheet of a figure.</summary>
    public static string Sheet { get; } =
        """
            .tunewright text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
            .tunewright text{font-variant-numeric:tabular-nums}
            .tunewright .title{font-size:15px;font-weight:600}
            .tunewright .strong{font-weight:600}
            .tunewright path,.tunewright line{fill:none;stroke:currentColor;stroke-linejoin:round}
            .tunewright .fill{fill:currentColor;stroke:none}
            .tunewright text{fill:currentColor}
            .tunewright .dots{stroke-width:5;stroke-linecap:round}
            .tunewright .small{stroke-width:3}
            .tunewright .faint{opacity:.35}
            .tunewright .half{opacity:.65}
            .tunewright .thick{stroke-width:2}
            .tunewright .ring{stroke-width:2}
            .tunewright .halo{stroke-width:5}

            """ + $"{Rules(Light)}@media (prefers-color-scheme:dark){{\n{Rules(Dark)}}}\n";

    private static string Rules(Theme theme) =>
        $".tunewright .paper{{color:{theme.Paper}}}\n"
        + $".tunewright .tag{{stroke:{theme.Paper};stroke-width:4px;paint-order:stroke}}\n"
        + $".tunewright .line{{color:{theme.Line}}}\n"
        + $".tunewright .edge{{color:{theme.Edge}}}\n"
        + $".tunewright .ink{{color:{theme.Ink}}}\n"
        + $".tunewright .soft{{color:{theme.Soft}}}\n"
        + $".tunewright .accent{{color:{theme.Accent}}}\n"
        + string.Concat(States.Zip(theme.States, (name, colour) => $".tunewright .{name}{{color:{colour}}}\n"))
        + string.Concat(theme.Shades.Select((colour, i) => $".tunewright .shade{i}{{color:{colour}}}\n"))
        + string.Concat(theme.Hues.Select((colour, i) => $".tunewright .hue{i}{{color:{colour}}}\n"));

    /// <summary>The class of a state.</summary>
    public static string Of(TrialState state) => state.ToString().ToLowerInvariant();

    private sealed record Theme(
        string Paper,
        string Line,
        string Edge,
        string Ink,
        string Soft,
        string Accent,
        string[] States,
        string[] Shades,
        string[] Hues
    );
}
