using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The record of a trial at one moment. Immutable, so safe to share between threads.</summary>
public sealed record FrozenTrial
{
    /// <summary>Identifies the trial in its storage; unique over all its studies.</summary>
    public required long Id { get; init; }

    /// <summary>Position within the study: 0 for the first trial, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>Where the trial stands.</summary>
    public required TrialState State { get; init; }

    /// <summary>One value an objective; empty until there is one. A pruned trial has its last reported value. Never NaN.</summary>
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>The parameters, in the order in which they were suggested.</summary>
    public ImmutableArray<TrialParameter> Parameters { get; init; } = [];

    /// <summary>Reported values by step, smallest step first; NaN and infinities are kept.</summary>
    public ImmutableSortedDictionary<int, double> IntermediateValues { get; init; } = ImmutableSortedDictionary<int, double>.Empty;

    /// <summary>What the objective or the user noted: null, bool, long, double, string, lists and dictionaries of these.</summary>
    public ImmutableDictionary<string, object?> UserAttributes { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>What samplers, pruners and studies noted, under Optuna's keys.</summary>
    public ImmutableDictionary<string, object?> SystemAttributes { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>When a worker took the trial.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the trial ended.</summary>
    public DateTimeOffset? Completed { get; init; }
}
