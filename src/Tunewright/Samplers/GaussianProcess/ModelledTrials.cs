using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Complete trials as the model learns them, in the order of their end.</summary>
/// <param name="Space">The parameters.</param>
/// <param name="Points">A point for each trial.</param>
/// <param name="Losses">Its losses.</param>
/// <param name="Constraints">The names that all trials have, and their values.</param>
/// <param name="IsFeasible">Whether the trial violates no constraint.</param>
internal sealed record ModelledTrials(
    ModelSpace Space,
    double[][] Points,
    double[][] Losses,
    IReadOnlyList<(string Name, double[] Values)> Constraints,
    bool[] IsFeasible
)
{
    /// <summary>The complete trials of a history that have all parameters.</summary>
    public static ModelledTrials Of(ModelSpace space, IReadOnlyList<FrozenTrial> finished, ImmutableArray<StudyDirection> directions)
    {
        var trials = finished
            .Where(trial => trial.State == TrialState.Complete)
            .Select(trial => (Trial: trial, Point: space.PointOf(trial)))
            .Where(pair => pair.Point is not null)
            .ToArray();
        var constraints = trials.Select(pair => pair.Trial.Constraints.ToDictionary()).ToArray();
        var names = constraints
            .Take(1)
            .SelectMany(one => one.Keys)
            .Where(name => Array.TrueForAll(constraints, one => one.TryGetValue(name, out var value) && !double.IsNaN(value)))
            .Order(StringComparer.Ordinal);
        return new(
            space,
            [.. trials.Select(pair => pair.Point!)],
            [.. trials.Select(pair => pair.Trial.Losses(directions))],
            [.. names.Select(name => (name, constraints.Select(one => one[name]).ToArray()))],
            [.. trials.Select(pair => pair.Trial.IsFeasible)]
        );
    }
}
