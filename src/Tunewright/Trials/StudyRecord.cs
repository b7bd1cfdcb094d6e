using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A study as it is stored, without its trials.</summary>
public sealed record StudyRecord
{
    /// <summary>Identifies the study in its storage.</summary>
    public required long Id { get; init; }

    /// <summary>The study's name, unique within its storage.</summary>
    public required string Name { get; init; }

    /// <summary>One direction for each objective.</summary>
    public required ImmutableArray<StudyDirection> Directions { get; init; }

    /// <summary>Notes of users: null, bool, long, double, string, and lists and dictionaries of these.</summary>
    public ImmutableDictionary<string, object?> UserAttributes { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Notes of studies, samplers and dashboards, under Optuna's keys.</summary>
    public ImmutableDictionary<string, object?> SystemAttributes { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Tells the study from a later one with its id and name; <see langword="null"/> where ids are not used again, or not yet.</summary>
    internal string? Mark { get; set; }

    /// <summary>Its name, directions and attributes.</summary>
    public override string ToString() =>
        $"Study '{ParameterNames.Shown(Name)}' (id {Id}): {string.Join(", ", Directions)}"
        + (UserAttributes.IsEmpty ? "" : $", {PythonJson.Write(UserAttributes)}");
}
