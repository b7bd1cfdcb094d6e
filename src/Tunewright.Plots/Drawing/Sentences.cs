namespace Tunewright.Plots;

/// <summary>What figures say in words.</summary>
internal static class Sentences
{
    /// <summary>A count and its noun: "1 trial", "2 trials".</summary>
    public static string Trials(int count) => $"{NumberText.Of(count)} trial{(count == 1 ? "" : "s")}";

    /// <summary>What a plot over two parameters has no points for.</summary>
    public const string NoPair = "No complete trial has both parameters. Each one that does appears here.";

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

    /// <summary>What stands below the title of a plot over two parameters.</summary>
    public static string Pair(string study, PlotObjective objective, int points) =>
        $"{study} · {Aim(objective)} · {Trials(points)} with both parameters";

    private static string Lowered(string name) => name.StartsWith("Objective ", StringComparison.Ordinal) ? $"o{name[1..]}" : name;
}
