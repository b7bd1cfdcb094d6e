using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>Complete trials with finite values as lines through an axis for each objective and parameter.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Objectives">The objectives, whose axes come first.</param>
/// <param name="Parameters">The axes of parameters, by name.</param>
/// <param name="Lines">The trials, by number.</param>
/// <param name="Best">The number of the best feasible trial of a study with one objective.</param>
/// <param name="LeftOut">The number of complete trials with a value that is not finite.</param>
public sealed record ParallelCoordinates(
    string Study,
    ImmutableArray<PlotObjective> Objectives,
    ImmutableArray<ParameterAxis> Parameters,
    ImmutableArray<ParallelLine> Lines,
    int? Best,
    int LeftOut
)
{
    /// <exception cref="ArgumentException">A parameter occurs in no trial.</exception>
    internal static ParallelCoordinates Of(Study study, IReadOnlyCollection<string>? parameters)
    {
        var trials = new ObservedTrials(study, 0);
        var axes = trials.Axes(parameters);
        ImmutableArray<PlotObjective> objectives = [.. PlotObjective.Of(study)];
        var shown = trials.All.Where(seen => seen.Trial.Values.All(double.IsFinite)).Select(seen => seen.Trial).ToArray();
        var ranks = Badness(shown, objectives);
        return new(
            study.Name,
            objectives,
            axes,
            [
                .. shown.Zip(
                    ranks,
                    (trial, badness) =>
                        new ParallelLine(
                            trial.Number,
                            trial.Values,
                            [.. axes.Select(axis => axis.Of(trial) ?? double.NaN)],
                            trial.IsFeasible,
                            badness
                        )
                ),
            ],
            objectives.Length == 1 ? trials.Best : null,
            trials.LeftOut + trials.All.Length - shown.Length
        );
    }

    private static double[] Badness(FrozenTrial[] trials, ImmutableArray<PlotObjective> objectives)
    {
        if (objectives is [var only])
            return AverageRanks.Of([.. trials.Select(trial => only.Loss(trial.Values[0]))]);
        var losses = trials.Select(trial => trial.Values.Select((value, i) => objectives[i].Loss(value)).ToArray()).ToArray();
        var fronts = NonDomination.Ranks(losses, enough: losses.Length);
        var last = Math.Max(1, fronts.DefaultIfEmpty().Max());
        return [.. fronts.Select(front => (double)front / last)];
    }
}

/// <summary>A trial as a line.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="Values">Its values, one for each objective.</param>
/// <param name="Positions">Where it meets each parameter's axis; NaN where it has no such parameter.</param>
/// <param name="IsFeasible">Whether no constraint is violated.</param>
/// <param name="Badness">
/// From 0 of the best to 1 of the worst: by the rank of the value, of several objectives by the number of the Pareto front.
/// </param>
public sealed record ParallelLine(
    int Trial,
    ImmutableArray<double> Values,
    ImmutableArray<double> Positions,
    bool IsFeasible,
    double Badness
);
