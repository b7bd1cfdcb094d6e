using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>What complete, pruned and running trials reported, by step.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Curves">One for each trial with a report, by number.</param>
/// <param name="Best">The number of the best trial of a study with one objective, if it has a curve.</param>
public sealed record IntermediateValues(string Study, ImmutableArray<ReportCurve> Curves, int? Best)
{
    internal static IntermediateValues Of(Study study)
    {
        var curves =
            from trial in study.TrialsIn(TrialState.Complete, TrialState.Pruned, TrialState.Running)
            where !trial.IntermediateValues.IsEmpty
            select new ReportCurve(
                trial.Number,
                trial.State,
                trial.IsFeasible,
                [.. trial.IntermediateValues.Select(report => new Report(report.Key, report.Value))]
            );
        var shown = curves.ToImmutableArray();
        var best = study.Directions.Length == 1 ? new ObservedTrials(study, 0).Best : null;
        return new(study.Name, shown, shown.Any(curve => curve.Trial == best) ? best : null);
    }
}

/// <summary>The reports of one trial.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="State">Its state.</param>
/// <param name="IsFeasible">Whether no constraint is violated.</param>
/// <param name="Reports">At least one, by step.</param>
public sealed record ReportCurve(int Trial, TrialState State, bool IsFeasible, ImmutableArray<Report> Reports);

/// <summary>A report.</summary>
/// <param name="Step">Its step.</param>
/// <param name="Value">Its value, which can be NaN or infinite.</param>
public readonly record struct Report(long Step, double Value);
