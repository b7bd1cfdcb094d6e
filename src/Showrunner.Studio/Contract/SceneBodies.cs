using System.Text.Json.Serialization;

namespace Showrunner.Studio;

/// <summary>What a line of a scene is.</summary>
[JsonConverter(typeof(CamelCase<LineKind>))]
internal enum LineKind
{
    Heading,
    Speech,
    Direction,
    Prose,
    Transition,
}

/// <summary>Who wrote a line.</summary>
[JsonConverter(typeof(CamelCase<Author>))]
internal enum Author
{
    Model,
    Edited,
    Mine,
}

/// <summary>A line of a scene.</summary>
/// <param name="Id">Unique in its document.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Without the speaker; a heading without text ends a scene.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Locked">Whether nothing but a person's own hand changes it.</param>
/// <param name="Speaker">Of a speech.</param>
internal sealed record LineBody(
    string Id,
    LineKind Kind,
    string Text,
    Author By,
    bool Locked,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Speaker = null
);

internal sealed record FromBody(string Scene, int? Revision = null);

internal sealed record OriginBody(string Scene, int Revision);

internal sealed record SceneSummaryBody(
    string Id,
    string Title,
    int Revision,
    int Lines,
    int Words,
    string? FirstLine,
    DateTime Changed,
    OriginBody? From,
    string Family
);

internal sealed record SceneBody(
    string Id,
    string Title,
    int Revision,
    int Lines,
    int Words,
    string? FirstLine,
    DateTime Changed,
    OriginBody? From,
    string Family,
    IReadOnlyList<LineBody> Document,
    string? Notice
);

internal sealed record NewSceneBody(string? Title = null, FromBody? From = null, IReadOnlyList<LineBody>? Lines = null);

internal sealed record TitleBody(string Title);

internal sealed record SpliceBody(int At, IReadOnlyList<LineBody> Removed, IReadOnlyList<LineBody> Inserted);

internal sealed record ChangeBody(int Revision, string Label, IReadOnlyList<SpliceBody> Splices);

internal sealed record SavedChangeBody(int Revision, string Label, IReadOnlyList<SpliceBody> Splices, DateTime At);

internal sealed record SavedBody(int Revision, DateTime At);

internal sealed record ConflictBody(string Error, int Revision, IReadOnlyList<SavedChangeBody> Changes);
