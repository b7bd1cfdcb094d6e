using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>The ranks of complete trials over two of their parameters, which an outlier cannot wash out.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Objective">The objective.</param>
/// <param name="X">The first parameter.</param>
/// <param name="Y">The second parameter.</param>
/// <param name="Points">The trials that have both parameters, by number.</param>
/// <param name="Best">The number of the best feasible trial, if it is among the points.</param>
public sealed record RankScatter(
    string Study,
    PlotObjective Objective,
    ParameterAxis X,
    ParameterAxis Y,
    ImmutableArray<RankedPoint> Points,
    int? Best
)
{
    /// <exception cref="ArgumentException">A parameter occurs in no trial.</exception>
    internal static RankScatter Of(Study study, string? x, string? y, int objective)
    {
        var trials = new ObservedTrials(study, objective, finite: false);
        var (across, up) = ParameterPair.Of(trials, x, y);
        var ranks = AverageRanks.Of([.. trials.All.Select(seen => seen.Value)]);
        var points = ImmutableArray.CreateBuilder<RankedPoint>();
        foreach (var ((trial, value), rank) in trials.All.Zip(ranks))
        {
            if (across.Of(trial) is { } left && up.Of(trial) is { } bottom)
                points.Add(new(trial.Number, left, bottom, value, rank, trial.IsFeasible));
        }
        var shown = points.ToImmutable();
        var best = trials.Best;
        return new(study.Name, trials.Objective, across, up, shown, shown.Any(point => point.Trial == best) ? best : null);
    }
}

/// <summary>A trial's rank over two parameters.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="X">Where it lies on the first axis.</param>
/// <param name="Y">Where it lies on the second axis.</param>
/// <param name="Value">Its value, which can be infinite.</param>
/// <param name="Rank">
/// From 0 of the smallest value to 1 of the largest, among all complete trials; equal values share the mean of their ranks.
/// </param>
/// <param name="IsFeasible">Whether no constraint is violated.</param>
public readonly record struct RankedPoint(int Trial, double X, double Y, double Value, double Rank, bool IsFeasible);
