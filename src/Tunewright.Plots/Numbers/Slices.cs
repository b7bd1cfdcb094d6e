using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>The values of complete trials over each of their parameters by itself.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Objective">The objective.</param>
/// <param name="Parameters">One slice for each parameter, by name.</param>
/// <param name="Best">The number of the best feasible trial.</param>
/// <param name="LeftOut">The number of complete trials whose value is not finite.</param>
public sealed record Slices(string Study, PlotObjective Objective, ImmutableArray<Slice> Parameters, int? Best, int LeftOut)
{
    /// <exception cref="ArgumentException">A parameter occurs in no trial.</exception>
    internal static Slices Of(Study study, IReadOnlyCollection<string>? parameters, int objective)
    {
        var trials = new ObservedTrials(study, objective);
        return new(
            study.Name,
            trials.Objective,
            [.. trials.Axes(parameters).Select(axis => new Slice(axis, [.. Points(trials, axis)]))],
            trials.Best,
            trials.LeftOut
        );
    }

    private static IEnumerable<SlicePoint> Points(ObservedTrials trials, ParameterAxis axis)
    {
        foreach (var (trial, value) in trials.All)
        {
            if (axis.Of(trial) is { } x)
                yield return new(trial.Number, x, value, trial.IsFeasible);
        }
    }
}

/// <summary>The values over one parameter.</summary>
/// <param name="Axis">The parameter.</param>
/// <param name="Points">The trials that have it, by number.</param>
public sealed record Slice(ParameterAxis Axis, ImmutableArray<SlicePoint> Points);

/// <summary>A trial over one parameter.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="X">Where it lies on the parameter's axis.</param>
/// <param name="Value">Its value; finite.</param>
/// <param name="IsFeasible">Whether no constraint is violated.</param>
public readonly record struct SlicePoint(int Trial, double X, double Value, bool IsFeasible);
