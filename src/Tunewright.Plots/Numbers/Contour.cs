using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>The values of complete trials over two of their parameters. Trials that lack one of the two are not among them.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Objective">The objective.</param>
/// <param name="X">The first parameter.</param>
/// <param name="Y">The second parameter.</param>
/// <param name="Points">The trials, by number.</param>
/// <param name="Best">The number of the best feasible trial, if it is among the points.</param>
/// <param name="LeftOut">The number of complete trials whose value is not finite.</param>
public sealed record Contour(
    string Study,
    PlotObjective Objective,
    ParameterAxis X,
    ParameterAxis Y,
    ImmutableArray<ContourPoint> Points,
    int? Best,
    int LeftOut
)
{
    /// <summary>The values at every place with a trial: the best of those at the same place, feasible or not.</summary>
    public IReadOnlyDictionary<(double X, double Y), double> Cells =>
        Points
            .GroupBy(point => (point.X, point.Y))
            .ToDictionary(group => group.Key, group => group.MinBy(point => Objective.Loss(point.Value)).Value);

    /// <exception cref="ArgumentException">A parameter occurs in no trial.</exception>
    internal static Contour Of(Study study, string? x, string? y, int objective)
    {
        var trials = new ObservedTrials(study, objective);
        var (across, up) = ParameterPair.Of(trials, x, y);
        var points = ImmutableArray.CreateBuilder<ContourPoint>();
        foreach (var (trial, value) in trials.All)
        {
            if (across.Of(trial) is { } left && up.Of(trial) is { } bottom)
                points.Add(new(trial.Number, left, bottom, value, trial.IsFeasible));
        }
        var shown = points.ToImmutable();
        var best = trials.Best;
        return new(study.Name, trials.Objective, across, up, shown, shown.Any(point => point.Trial == best) ? best : null, trials.LeftOut);
    }
}

/// <summary>A trial over two parameters.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="X">Where it lies on the first axis.</param>
/// <param name="Y">Where it lies on the second axis.</param>
/// <param name="Value">Its value; finite.</param>
/// <param name="IsFeasible">Whether no constraint is violated.</param>
public readonly record struct ContourPoint(int Trial, double X, double Y, double Value, bool IsFeasible);
