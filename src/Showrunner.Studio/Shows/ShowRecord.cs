using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner.Studio;

/// <summary>What <c>show.json</c> holds.</summary>
internal sealed record ShowRecord
{
    /// <summary>What people call the show.</summary>
    public required string Name { get; init; }

    public DateTime Created { get; init; }

    /// <summary>The scripts, by the names of their files.</summary>
    public IReadOnlyList<ScriptRecord> Scripts { get; init; } = [];

    /// <summary>The model that a person has chosen; null: the best one writes.</summary>
    public string? Model { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Controls { get; init; } = new Dictionary<string, JsonElement>();

    public IReadOnlyDictionary<string, JsonElement> TrainingOptions { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>What the gallery shows of the scripts, so that it need not read them.</summary>
    public SummaryRecord Summary { get; init; } = new();

    /// <summary>The training that waits, runs or is paused; a server that begins again finds it here.</summary>
    public TrainingRecordOfShow? Training { get; init; }
}

/// <summary>A script and what a person has said of it.</summary>
internal sealed record ScriptRecord
{
    public required string File { get; init; }

    public string? Format { get; init; }

    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}

/// <summary>The size of a show and who says most.</summary>
internal sealed record SummaryRecord
{
    public int Words { get; init; }

    public IReadOnlyList<CastBody> Cast { get; init; } = [];
}

/// <summary>A training as it was asked for.</summary>
internal sealed record TrainingRecordOfShow
{
    /// <summary>The name of the model that it makes.</summary>
    public required string Model { get; init; }

    public required double Minutes { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Options { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The model that it goes on from.</summary>
    public string? From { get; init; }
}

/// <summary>Fields that this version does not know are left out, so that a newer one's file can be read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(ShowRecord))]
internal sealed partial class ShowJson : JsonSerializerContext;
