namespace Tunewright;

/// <summary>A parameter's trials under a wider range, or with further choices: values stay, also as indices of choices.</summary>
internal sealed class ParameterWidening(string parameter, Distribution to)
{
    /// <summary>The trials of a study, widened.</summary>
    /// <exception cref="ArgumentException">The distribution does not suit them, or none has the parameter.</exception>
    /// <exception cref="InvalidOperationException">A trial runs.</exception>
    public List<FrozenTrial> Of(IReadOnlyList<FrozenTrial> trials)
    {
        to.CheckExact();
        if (trials.FirstOrDefault(trial => trial.State == TrialState.Running) is { } running)
        {
            throw new InvalidOperationException(
                $"Trial {running.Number} runs, and its worker has the old range of '{parameter}'. Stop the search, or end the trial, first."
            );
        }
        var widened = trials.Select(Of).ToList();
        return widened.Zip(trials).Any(pair => !ReferenceEquals(pair.First, pair.Second))
            ? widened
            : throw new ArgumentException($"No trial has a parameter '{parameter}'.", nameof(trials));
    }

    private FrozenTrial Of(FrozenTrial trial)
    {
        if (trial.Parameters.Find(parameter) is not { } found)
            return trial;
        if (!Suits(found))
        {
            throw new ArgumentException(
                $"Trial {trial.Number} has {found}, which {to} does not hold. A wider range has the same kind and log, and all values "
                    + "of the trials; further choices come after the old ones.",
                nameof(trial)
            );
        }
        return trial with { Parameters = trial.Parameters.Set(found with { Distribution = to }) };
    }

    private bool Suits(TrialParameter known) =>
        (known.Distribution, to) switch
        {
            (CategoricalDistribution old, CategoricalDistribution wide) => wide.Choices.Take(old.Choices.Length).SequenceEqual(old.Choices),
            // A value that was queued outside of its range stays outside.
            var (old, wide) => old.IsCompatibleWith(wide) && (wide.Contains(known.Value) || !old.Contains(known.Value)),
        };
}
