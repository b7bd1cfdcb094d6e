using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>A plot by name, for programs that let their users choose one.</summary>
/// <param name="Name">Its name: lower case, one word.</param>
/// <param name="Shows">What it shows, in a sentence.</param>
/// <param name="Make">Makes it of a study; it throws what the method in <see cref="StudyPlots"/> throws.</param>
public sealed record PlotKind(string Name, string Shows, Func<Study, PlotOptions, Plot> Make)
{
    /// <summary>Every plot of a single study.</summary>
    public static ImmutableArray<PlotKind> All { get; } =
    [
        new("history", "The value of each trial, and the best so far.", (study, options) => study.PlotHistory(options.Objective)),
        new("intermediate", "What trials reported while they ran.", (study, _) => study.PlotIntermediateValues()),
        new("importances", "How much each parameter matters.", (study, _) => study.PlotImportances()),
        new(
            "slice",
            "How the value depends on each parameter by itself.",
            (study, options) => study.PlotSlices(options.Parameters, options.Objective)
        ),
        new(
            "contour",
            "How the value depends on two parameters.",
            (study, options) => study.PlotContour(options.Parameter(0), options.Parameter(1), options.Objective)
        ),
        new(
            "rank",
            "The ranks of trials over two parameters.",
            (study, options) => study.PlotRanks(options.Parameter(0), options.Parameter(1), options.Objective)
        ),
        new(
            "parallel",
            "Trials as lines through all parameters.",
            (study, options) => study.PlotParallelCoordinates([.. options.Parameters])
        ),
        new("edf", "The share of trials with a value up to x.", (study, options) => study.PlotEdf(options.Objective)),
        new("timeline", "When each trial ran, and how it ended.", (study, _) => study.PlotTimeline()),
        new("pareto", "The best trials of several objectives, among the others.", (study, _) => study.PlotParetoFront()),
        new("hypervolume", "How the volume grows that the best of several objectives dominate.", (study, _) => study.PlotHypervolume()),
        new(
            "gain",
            "What was left to gain after each trial, by a bound on the regret.",
            (study, options) => study.PlotRemainingGain(new RegretBound(tolerance: 0, objective: options.Objective))
        ),
    ];

    /// <summary>The plot of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message has the names.</exception>
    public static PlotKind Find(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new ArgumentException(
            $"There is no plot '{name}'; there are: {string.Join(", ", All.Select(kind => kind.Name))}.",
            nameof(name)
        );
}

/// <summary>What a plot is to show. Each plot reads what concerns it.</summary>
public sealed record PlotOptions
{
    /// <summary>The position of the objective among those of the study, from 0.</summary>
    public int Objective { get; init; }

    /// <summary>The parameters, in this order; if empty, the plot chooses: all, or the two most important.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    internal string? Parameter(int position) => position < Parameters.Count ? Parameters[position] : null;
}
