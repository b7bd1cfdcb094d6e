using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>
/// The volume between a reference point and what the feasible trials so far dominate. A trial that is worse than the reference in an
/// objective, or whose values are not all finite, adds nothing.
/// </summary>
/// <param name="Study">The study's name.</param>
/// <param name="Reference">The reference point: one value for each objective.</param>
/// <param name="Points">The complete trials, by number.</param>
public sealed record HypervolumeHistory(string Study, ImmutableArray<double> Reference, ImmutableArray<HypervolumePoint> Points)
{
    /// <param name="study">A study with two objectives or more.</param>
    /// <param name="reference">
    /// One value for each objective; <see langword="null"/>: the worst of each among feasible trials with finite values.
    /// </param>
    /// <exception cref="ArgumentException">The study has one objective, or the reference another number of them.</exception>
    internal static HypervolumeHistory Of(Study study, IReadOnlyList<double>? reference)
    {
        var objectives = PlotObjective.Of(study);
        if (objectives.Count == 1)
        {
            throw new ArgumentException(
                $"'{study.Name}' has one objective, so there is no hypervolume; its optimization history shows the best trial.",
                nameof(study)
            );
        }
        if (reference is not null && reference.Count != objectives.Count)
        {
            throw new ArgumentException(
                $"'{study.Name}' has {objectives.Count} objectives, but the reference point {reference.Count} values.",
                nameof(reference)
            );
        }
        double[] Losses(IReadOnlyList<double> values) => [.. values.Select((value, i) => objectives[i].Loss(value))];

        var complete = study.TrialsIn(TrialState.Complete);
        var usable = complete
            .Where(trial => trial.IsFeasible && trial.Values.All(double.IsFinite))
            .ToDictionary(t => t.Number, t => Losses(t.Values));
        var worst = reference is not null
            ? Losses(reference)
            : [.. objectives.Select((_, i) => usable.Values.Select(losses => losses[i]).DefaultIfEmpty().Max())];
        var (front, volume) = (new List<double[]>(), 0.0);
        var points = ImmutableArray.CreateBuilder<HypervolumePoint>();
        foreach (var trial in complete)
        {
            if (
                usable.TryGetValue(trial.Number, out var losses)
                && NoWorse(losses, worst)
                && !front.Exists(other => NoWorse(other, losses))
            )
            {
                var shared = front.Select(other => Hypervolume.Worse(other, losses));
                volume += Hypervolume.OfOne(losses, worst) - Hypervolume.Of(shared, worst);
                front.RemoveAll(other => NoWorse(losses, other));
                front.Add(losses);
            }
            points.Add(new(trial.Number, volume));
        }
        return new(study.Name, [.. Losses(worst)], points.ToImmutable());
    }

    private static bool NoWorse(double[] x, double[] y) => x.Zip(y).All(pair => pair.First <= pair.Second);
}

/// <summary>The hypervolume after a trial.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="Volume">The hypervolume of all trials up to it.</param>
public readonly record struct HypervolumePoint(int Trial, double Volume);
