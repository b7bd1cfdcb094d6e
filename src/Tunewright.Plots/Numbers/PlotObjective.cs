namespace Tunewright.Plots;

/// <summary>The objective that a plot shows.</summary>
/// <param name="Name">The metric's name; without one "Objective value", or "Objective 0", "Objective 1" … of several.</param>
/// <param name="Direction">Which values are better.</param>
public sealed record PlotObjective(string Name, StudyDirection Direction)
{
    /// <summary>The objectives of a study, in the order of its directions.</summary>
    public static IReadOnlyList<PlotObjective> Of(Study study) =>
        [.. study.Directions.Select((direction, i) => new PlotObjective(NameOf(study, i), direction))];

    /// <summary>One objective of a study.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The study has no such objective.</exception>
    internal static PlotObjective Of(Study study, int objective) =>
        objective >= 0 && objective < study.Directions.Length
            ? Of(study)[objective]
            : throw new ArgumentOutOfRangeException(
                nameof(objective),
                objective,
                $"The study has {study.Directions.Length} objectives, counted from 0."
            );

    /// <summary>The value as a loss: smaller is better.</summary>
    internal double Loss(double value) => Direction == StudyDirection.Maximize ? -value : value;

    private static string NameOf(Study study, int objective) =>
        study.MetricNames.Length > objective ? study.MetricNames[objective]
        : study.Directions.Length == 1 ? "Objective value"
        : $"Objective {objective}";
}
