using System.Collections.Immutable;

namespace Tunewright;

/// <summary>What happened to a running trial since it was last written: one batch for a storage.</summary>
public sealed record TrialChanges
{
    /// <summary>New parameters, in the order in which they were suggested.</summary>
    public IReadOnlyList<TrialParameter> Parameters { get; init; } = [];

    /// <summary>New reports; each replaces an earlier one at the same step.</summary>
    public IReadOnlyList<(long Step, double Value)> Reports { get; init; } = [];

    /// <summary>New or changed user attributes.</summary>
    public IReadOnlyList<(string Key, object? Value)> UserAttributes { get; init; } = [];

    /// <summary>New or changed system attributes.</summary>
    public IReadOnlyList<(string Key, object? Value)> SystemAttributes { get; init; } = [];

    /// <summary>Complete, pruned or failed if the trial has ended; <see langword="null"/> while it goes on.</summary>
    public TrialState? State { get; init; }

    /// <summary>One value for each objective, never NaN; empty if there is none.</summary>
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>When the trial ended.</summary>
    public DateTimeOffset? Completed { get; init; }

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => State is null && Parameters.Count + Reports.Count + UserAttributes.Count + SystemAttributes.Count == 0;

    /// <summary>The number of changes, and how the trial ends.</summary>
    public override string ToString() =>
        $"{Counted.Of(Parameters.Count, "parameter")}, {Counted.Of(Reports.Count, "report")}, "
        + $"{Counted.Of(UserAttributes.Count + SystemAttributes.Count, "attribute")}"
        + (State is { } state ? $"; {state}{(Values.IsEmpty ? "" : $" with {string.Join(", ", Values.Select(TrialText.Number))}")}" : "");

    /// <summary>The trial after these changes.</summary>
    public FrozenTrial ApplyTo(FrozenTrial trial) =>
        trial with
        {
            Parameters = Parameters.Aggregate(trial.Parameters, (known, parameter) => known.Set(parameter)),
            IntermediateValues = Reports.Aggregate(trial.IntermediateValues, (known, report) => known.SetItem(report.Step, report.Value)),
            UserAttributes = UserAttributes.Aggregate(
                trial.UserAttributes,
                (known, attribute) => known.SetItem(attribute.Key, attribute.Value)
            ),
            SystemAttributes = SystemAttributes.Aggregate(
                trial.SystemAttributes,
                (known, attribute) => known.SetItem(attribute.Key, attribute.Value)
            ),
            State = State ?? trial.State,
            Values = Values.IsEmpty ? trial.Values : Values,
            Completed = Completed ?? trial.Completed,
        };
}
