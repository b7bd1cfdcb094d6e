using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A study as its storage holds it, without its trials.</summary>
public sealed record StudyRecord
{
    /// <summary>Identifies the study in its storage.</summary>
    public required long Id { get; init; }

    /// <summary>The study's name, unique within its storage.</summary>
    public required string Name { get; init; }

    /// <summary>One direction an objective.</summary>
    public required ImmutableArray<StudyDirection> Directions { get; init; }

    /// <summary>What users noted: null, bool, long, double, string, lists and dictionaries of these.</summary>
    public ImmutableDictionary<string, object?> UserAttributes { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>What studies, samplers and dashboards noted, under Optuna's keys.</summary>
    public ImmutableDictionary<string, object?> SystemAttributes { get; init; } = ImmutableDictionary<string, object?>.Empty;
}
