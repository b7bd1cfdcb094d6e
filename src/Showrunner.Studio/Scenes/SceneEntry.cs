using System.Text.Json.Serialization;

namespace Showrunner.Studio;

/// <summary>A line of a scene's file: its beginning, a new title, or a change.</summary>
internal sealed record SceneEntry
{
    public required DateTime At { get; init; }

    /// <summary>Of the first entry, and of a new title.</summary>
    public string? Title { get; init; }

    /// <summary>Of the first entry of a branch.</summary>
    public OriginBody? From { get; init; }

    /// <summary>Of the first entry: the first scene of its family.</summary>
    public string? Family { get; init; }

    /// <summary>Of a change: the revision that it makes.</summary>
    public int? Revision { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<SpliceBody>? Splices { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SceneEntry))]
internal sealed partial class SceneJson : JsonSerializerContext;
