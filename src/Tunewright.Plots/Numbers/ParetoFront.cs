using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>Complete trials by two or three of a study's objectives.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Objectives">The objectives that are shown, two or three.</param>
/// <param name="Points">The trials, by number.</param>
public sealed record ParetoFront(string Study, ImmutableArray<PlotObjective> Objectives, ImmutableArray<ParetoPoint> Points)
{
    /// <param name="study">A study with two objectives or more.</param>
    /// <param name="objectives">Two or three of them to show; if empty, all.</param>
    /// <exception cref="ArgumentException">These are not two or three objectives of the study.</exception>
    internal static ParetoFront Of(Study study, IReadOnlyList<int> objectives)
    {
        var shown = objectives.Count > 0 ? objectives : [.. Enumerable.Range(0, study.Directions.Length)];
        if (shown.Count is not (2 or 3) || shown.Distinct().Count() != shown.Count)
        {
            throw new ArgumentException(
                study.Directions.Length == 1
                    ? $"'{study.Name}' has one objective, so there is no Pareto front; its optimization history shows the best trial."
                    : $"A Pareto front has two or three objectives. Choose them from the {study.Directions.Length} of '{study.Name}'.",
                nameof(objectives)
            );
        }
        var all = shown.Select(objective => PlotObjective.Of(study, objective)).ToImmutableArray();
        var best = study.BestTrials.Select(trial => trial.Number).ToHashSet();
        return new(
            study.Name,
            all,
            [
                .. study
                    .TrialsIn(TrialState.Complete)
                    .Select(trial => new ParetoPoint(
                        trial.Number,
                        [.. shown.Select(objective => trial.Values[objective])],
                        !trial.IsFeasible ? ParetoClass.Infeasible
                            : best.Contains(trial.Number) ? ParetoClass.Best
                            : ParetoClass.Dominated
                    )),
            ]
        );
    }
}

/// <summary>A trial by its objectives.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="Values">Its values of the objectives shown; they can be infinite.</param>
/// <param name="Class">Whether it is on the front.</param>
public sealed record ParetoPoint(int Trial, ImmutableArray<double> Values, ParetoClass Class);

/// <summary>Where a trial stands by all objectives of its study.</summary>
public enum ParetoClass
{
    /// <summary>On the Pareto front: feasible, and no feasible trial equals or beats it in every objective.</summary>
    Best,

    /// <summary>Feasible, and another feasible trial is better.</summary>
    Dominated,

    /// <summary>A constraint is violated.</summary>
    Infeasible,
}
