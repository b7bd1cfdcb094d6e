using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>The values of complete trials by number, and the best so far, of one study or several.</summary>
/// <param name="Objective">The objective, of the first study.</param>
/// <param name="Series">One for each study.</param>
public sealed record OptimizationHistory(PlotObjective Objective, ImmutableArray<HistorySeries> Series)
{
    /// <summary>The history of studies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A study has no such objective.</exception>
    internal static OptimizationHistory Of(IReadOnlyList<Study> studies, int objective) =>
        new(
            PlotObjective.Of(studies[0], objective),
            [.. studies.Select(study => Of(study, PlotObjective.Of(study, objective), objective))]
        );

    private static HistorySeries Of(Study study, PlotObjective shown, int objective)
    {
        var points = ImmutableArray.CreateBuilder<HistoryPoint>();
        var (best, number) = (double.NaN, (int?)null);
        foreach (var trial in study.TrialsIn(TrialState.Complete))
        {
            var (value, feasible) = (trial.Values[objective], trial.IsFeasible);
            if (feasible && !(shown.Loss(best) <= shown.Loss(value)))
                (best, number) = (value, trial.Number);
            points.Add(new(trial.Number, value, feasible, best));
        }
        return new(study.Name, points.ToImmutable(), number);
    }
}

/// <summary>One study's history.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Points">Its complete trials, by number.</param>
/// <param name="Best">The number of the best feasible trial; of equal ones the first.</param>
public sealed record HistorySeries(string Study, ImmutableArray<HistoryPoint> Points, int? Best);

/// <summary>A complete trial in a history.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="Value">Its value, which can be infinite.</param>
/// <param name="IsFeasible">Whether no constraint is violated.</param>
/// <param name="Best">The best value of a feasible trial up to here; NaN before the first, where Optuna has an infinity.</param>
public readonly record struct HistoryPoint(int Trial, double Value, bool IsFeasible, double Best);
