namespace Tunewright.Plots;

/// <summary>The two parameters of a plot that has two.</summary>
internal static class ParameterPair
{
    /// <summary>The axes of <paramref name="x"/> and <paramref name="y"/>; one not given is the most important other one.</summary>
    /// <exception cref="ArgumentException">A parameter occurs in no trial, or there are not two.</exception>
    public static (ParameterAxis X, ParameterAxis Y) Of(ObservedTrials trials, string? x, string? y)
    {
        var ranked = PedAnova.Importances(
            [.. trials.All.Select(seen => seen.Trial)],
            trial => trials.Objective.Loss(trial.Values[trials.Index])
        );
        var left = ranked.Select(pair => pair.Key).Where(name => name != x && name != y).ToList();
        if (trials.All.IsEmpty)
            left = ["first parameter", "second parameter"];
        if (left.Count < (x is null ? 1 : 0) + (y is null ? 1 : 0))
            throw new ArgumentException($"This plot has two parameters; the complete trials of '{trials.Study}' have fewer.", nameof(x));
        x ??= left[0];
        y ??= left.First(name => name != x);
        return (trials.Axes([x])[0], trials.Axes([y])[0]);
    }
}
