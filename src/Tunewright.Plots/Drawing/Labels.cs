namespace Tunewright.Plots;

/// <summary>Names beside the ends of lines, moved apart where they would overlap.</summary>
internal static class Labels
{
    private const double Distance = 15;

    /// <summary>Draws each name as near to its height as the others allow, between two bounds.</summary>
    public static void Beside(
        Canvas canvas,
        double x,
        double width,
        double top,
        double bottom,
        IReadOnlyList<(string Name, double Y, string Style)> labels
    )
    {
        var distance = Math.Min(Distance, (bottom - top) / Math.Max(1, labels.Count - 1));
        var sorted = labels.OrderBy(label => label.Y).ToArray();
        var places = new double[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            places[i] = Math.Max(Math.Max(sorted[i].Y, top), i == 0 ? top : places[i - 1] + distance);
        for (var i = sorted.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == sorted.Length - 1 ? bottom : places[i + 1] - distance);
        foreach (var ((name, _, style), y) in sorted.Zip(places))
            canvas.FittedText(x, y + 4, name, width, $"strong {style}");
    }

    /// <summary>A count and its noun: "1 trial", "2 trials".</summary>
    public static string Trials(int count) => $"{NumberText.Of(count)} trial{(count == 1 ? "" : "s")}";

    /// <summary>Why points are missing; <see langword="null"/> if none are.</summary>
    public static string? LeftOut(int count) =>
        count == 0 ? null : $"{Trials(count)} with a value that is not finite {(count == 1 ? "is" : "are")} not shown.";

    /// <summary>What grey points are; <see langword="null"/> if there are none.</summary>
    public static string? Infeasible(int count) =>
        count == 0 ? null : $"Grey: {Trials(count)} that violate{(count == 1 ? "s" : "")} a constraint.";

    /// <summary>That points were left out for drawing; <see langword="null"/> if none were.</summary>
    public static string? Thinned(int shown, int all) =>
        shown == all ? null : $"{NumberText.Of(shown)} of {NumberText.Of(all)} points are drawn; the others lie beneath them.";

    /// <summary>"minimize loss".</summary>
    public static string Aim(PlotObjective objective) =>
        $"{(objective.Direction == StudyDirection.Maximize ? "maximize" : "minimize")} {Lowered(objective.Name)}";

    private static string Lowered(string name) => name.StartsWith("Objective ", StringComparison.Ordinal) ? $"o{name[1..]}" : name;
}
