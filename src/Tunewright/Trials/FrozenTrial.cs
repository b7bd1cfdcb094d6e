using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The record of a trial at one moment. Immutable, so safe to share between threads.</summary>
public sealed record FrozenTrial
{
    /// <summary>Identifies the trial in its storage; unique over all its studies.</summary>
    public required long Id { get; init; }

    /// <summary>The position within the study, from 0, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>The state.</summary>
    public required TrialState State { get; init; }

    /// <summary>One value for each objective, never NaN; empty if there is none. A pruned trial has its last report.</summary>
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>The parameters, in the order in which they were suggested.</summary>
    public ImmutableArray<TrialParameter> Parameters { get; init; } = [];

    /// <summary>Reported values by step, smallest step first; they can be NaN or infinite.</summary>
    public ImmutableSortedDictionary<long, double> IntermediateValues { get; init; } = ImmutableSortedDictionary<long, double>.Empty;

    /// <summary>
    /// Notes of the objective or the user: null, bool, long, double, string, and lists and dictionaries of these; integers beyond 64
    /// bits are BigInteger.
    /// </summary>
    public ImmutableDictionary<string, object?> UserAttributes { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Notes of samplers, pruners and studies, under Optuna's keys.</summary>
    public ImmutableDictionary<string, object?> SystemAttributes { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>When a worker began the trial.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the trial ended.</summary>
    public DateTimeOffset? Completed { get; init; }

    /// <summary>
    /// Constraints by name, or by position ("0", "1", …) if they were set as a list. A trial is feasible if none is above 0.
    /// </summary>
    public IEnumerable<KeyValuePair<string, double>> Constraints => ConstraintAttributes.Read(SystemAttributes);

    /// <summary>Whether no constraint is above 0, or there are none.</summary>
    public bool IsFeasible => Constraints.All(constraint => constraint.Value <= 0);

    /// <summary>Why the trial failed, if it is known.</summary>
    public string? FailureReason => SystemAttributes.GetValueOrDefault(FailureReasonAttribute) as string;

    internal const string FailureReasonAttribute = "failure_reason";

    /// <summary>Prefix of the user attributes that hold reports on metrics other than the pruning metric.</summary>
    internal const string ReportAttributePrefix = "report:";

    /// <summary>The beginning of the reason of a trial that ended with its search.</summary>
    internal const string Cancelled = "The search was cancelled";

    /// <summary>Whether the trial failed because its search was cancelled, which says nothing of its parameters.</summary>
    internal bool IsCancelled => FailureReason?.StartsWith(Cancelled, StringComparison.Ordinal) ?? false;

    /// <summary>Optuna's key for the values that a queued trial must have.</summary>
    internal const string FixedParametersAttribute = "fixed_params";

    /// <summary>The parameter's value as the objective saw it.</summary>
    /// <exception cref="KeyNotFoundException">The trial has no such parameter.</exception>
    public object? this[string parameter] =>
        Parameters.Find(parameter) is { } found
            ? found.Distribution.ToExternal(found.Value)
            : throw new KeyNotFoundException($"Trial {Number} has no parameter '{parameter}'.");

    /// <summary>The value of a study with one objective; <see langword="null"/> if there is none.</summary>
    public double? Value => Values is [var value] ? value : null;

    /// <summary>The time from start to end; <see langword="null"/> if the trial has not ended.</summary>
    public TimeSpan? Duration => Completed - Started;

    /// <summary>
    /// Names that the trial was queued with and did not ask for: of conditional parameters, or misspelt. Empty if it was not queued.
    /// </summary>
    public IReadOnlyList<string> UnusedParameters =>
        SystemAttributes.GetValueOrDefault(FixedParametersAttribute) is IReadOnlyDictionary<string, object?> given
            ? [.. given.Keys.Where(name => Parameters.Find(name) is null)]
            : [];

    /// <summary>The number of the last step with a report, or <see langword="null"/>.</summary>
    public long? LastStep => IntermediateValues.IsEmpty ? null : IntermediateValues.Keys.Last();

    /// <summary>The number, the state, the values, the parameters, and why it failed.</summary>
    public override string ToString()
    {
        var values = Values.IsEmpty ? "" : $": {string.Join(", ", Values.Select(TrialText.Number))}";
        var parameters = Parameters.IsEmpty ? "" : $" with {TrialText.Parameters(this)}";
        var state = State.ToString().ToLowerInvariant();
        return $"Trial {Number}, {state}{values}{parameters}{(FailureReason is { } reason ? $": {reason}" : "")}";
    }

    /// <summary>The parameters as the objective saw them, in the order in which they were suggested.</summary>
    public IReadOnlyDictionary<string, object?> ExternalParameters() =>
        new OrderedDictionary<string, object?>(
            Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Distribution.ToExternal(parameter.Value)))
        );
}
