using System.Text.Json;

namespace Showrunner.Studio;

// Shows and how they were understood. web/studio/api.ts says what every field of these folders' records means.

internal sealed record StudioBody(string Version, string Folder, IReadOnlyList<FormatBody> Formats);

internal sealed record FormatBody(string Name, string Description, IReadOnlyList<string> Extensions, bool CanWrite);

internal sealed record ShowBody(
    string Id,
    string Name,
    bool IsModelOnly,
    int Scripts,
    int Words,
    IReadOnlyList<CastBody> Cast,
    ModelBody? Model,
    int Models,
    SceneSummaryBody? LastScene,
    TrainingNowBody? Training,
    IReadOnlyDictionary<string, JsonElement> Controls,
    IReadOnlyDictionary<string, JsonElement> TrainingOptions
);

internal sealed record NewShowBody(string Name);

internal sealed record EmptyBody;

internal sealed record ShowPatchBody(
    string? Name = null,
    string? Model = null,
    IReadOnlyDictionary<string, JsonElement>? Controls = null,
    IReadOnlyDictionary<string, JsonElement>? TrainingOptions = null
);

internal sealed record CastBody(string Name, int Lines, int Words, double Share);

internal sealed record ReadingBody(
    IReadOnlyList<ScriptBody> Scripts,
    IReadOnlyList<string> Explanations,
    IReadOnlyList<FindingBody> Findings,
    IReadOnlyList<CastBody> Cast,
    int Scenes,
    int Lines,
    int Words,
    IReadOnlyList<string> Preview
);

internal sealed record ScriptBody(
    string File,
    long Bytes,
    string? Format,
    string? Error,
    string? SetFormat,
    IReadOnlyDictionary<string, string> SetColumns,
    TableBody? Table
);

internal sealed record TableBody(IReadOnlyList<string> Names, IReadOnlyDictionary<string, string> Used);

/// <summary>A field that is null guesses again; one that is left out stays.</summary>
internal sealed record ScriptPatchBody
{
    public JsonElement Format { get; init; }

    public JsonElement Columns { get; init; }
}

internal sealed record FindingBody(string Text, string? Advice = null, FixBody? Fix = null);

internal sealed record FixBody(string Label, string File, ScriptPatchBody Patch);

internal sealed record ModelBody(
    string Name,
    long Bytes,
    double? Perplexity,
    int Epochs,
    string Quality,
    DateTime Changed,
    bool IsChosen,
    bool CanResume,
    IReadOnlyList<string> Origins
);
