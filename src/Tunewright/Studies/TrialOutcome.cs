using System.Collections.Immutable;

namespace Tunewright;

/// <summary>How a trial ends.</summary>
/// <param name="State">Complete, pruned or failed.</param>
/// <param name="Values">One value for each objective; empty unless the trial is complete.</param>
/// <param name="Reason">Why the trial failed, if known.</param>
internal readonly record struct TrialOutcome(TrialState State, ImmutableArray<double> Values, string? Reason = null)
{
    public static TrialOutcome Pruned { get; } = new(TrialState.Pruned, []);

    private const int MaxReason = 10_000;

    public static TrialOutcome Failed(string reason) => new(TrialState.Failed, [], Shortened(reason));

    public static TrialOutcome Failed(Exception exception) => Failed($"{exception.GetType()}: {Message(exception)}");

    /// <summary>
    /// The outcome that an objective or a caller of Tell describes; NaN fails the trial unless <paramref name="state"/> is
    /// complete.
    /// </summary>
    /// <exception cref="ArgumentException">State and values contradict each other, or do not match the number of objectives.</exception>
    public static TrialOutcome Of(IReadOnlyList<double>? values, TrialState? state, int objectives)
    {
        if (state is TrialState.Running or TrialState.Waiting)
            throw new ArgumentException($"A trial cannot end as {state}.", nameof(state));
        if (state is TrialState.Pruned or TrialState.Failed)
        {
            return values is null
                ? new(state.Value, [])
                : throw new ArgumentException(
                    $"A trial that ends as {state} has no values, but these were given: {Text(values)}.",
                    nameof(values)
                );
        }

        if (values is null)
            throw new ArgumentException("A complete trial needs values.", nameof(values));
        if (values.Count != objectives)
            throw new ArgumentException(
                $"The study has {Counted.Of(objectives, "objective")}, but {Counted.Of(values.Count, "value")} came.",
                nameof(values)
            );
        if (!values.Any(double.IsNaN))
            return new(TrialState.Complete, [.. values]);
        return state != TrialState.Complete
            ? Failed($"The objective returned {Text(values)}.")
            : throw new ArgumentException($"A complete trial must not have NaN as a value: {Text(values)}.", nameof(values));
    }

    /// <summary>Adds the end to a trial's other changes. A pruned trial's value is its last report.</summary>
    public TrialChanges AddTo(TrialChanges changes, FrozenTrial trial, int objectives, DateTimeOffset now)
    {
        var hasValue =
            State == TrialState.Pruned && objectives == 1 && trial.LastStep is { } last && !double.IsNaN(trial.IntermediateValues[last]);
        return changes with
        {
            State = State,
            Values = hasValue ? [trial.IntermediateValues[trial.LastStep!.Value]] : Values,
            Completed = now,
        };
    }

    /// <summary>The beginning, where the cause mostly stands, and the end, where compilers and other programs put it.</summary>
    private static string Shortened(string reason) =>
        reason.Length <= MaxReason ? reason : $"{reason[..(MaxReason * 2 / 3)]} … {reason[^(MaxReason / 3)..]}";

    /// <summary>An exception's message, which can be code of the user that throws in its turn.</summary>
    private static string Message(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception second)
        {
            return $"its message cannot be read ({second.GetType()})";
        }
    }

    private static string Text(IReadOnlyList<double> values) => PythonJson.Write(PlainValue.Of(values));
}
