using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Showrunner.Training;

/// <summary>The trainer's part of a checkpoint's manifest.</summary>
internal sealed record TrainingRecord
{
    private static readonly IReadOnlyList<(string Old, string Name)> OldNames =
    [
        ("rareCount", "rareWordLimit"),
        ("passes", "epochs"),
        ("pass", "epoch"),
        ("passSeconds", "epochSeconds"),
        ("passLoss", "epochLoss"),
        ("passTargets", "epochTargets"),
        ("passesSinceBest", "epochsSinceBest"),
    ];

    /// <summary>With the precision and the threads that were settled on.</summary>
    public required TrainingOptions Options { get; init; }

    public required TrainingProgress Progress { get; init; }

    public required string ValidationFingerprint { get; init; }

    /// <summary>Where the model went on from another.</summary>
    public Adaptation? Adaptation { get; init; }

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, TrainingJson.Default.TrainingRecord);

    /// <exception cref="ShowrunnerException">The manifest has no such part, or a damaged one.</exception>
    public static TrainingRecord From(JsonElement? json, string path)
    {
        try
        {
            var record =
                Renamed(json)?.Deserialize(TrainingJson.Default.TrainingRecord)
                ?? throw new ShowrunnerException($"{path} holds a model, but nothing to resume its training with. Train a new one.");
            // What an older checkpoint lacks is read as 0, whatever the option's default.
            return record with { Options = record.Options with { Accumulation = Math.Max(1, record.Options.Accumulation) } };
        }
        catch (JsonException exception)
        {
            throw new ShowrunnerException(
                $"The record of the training in {path} is damaged ({exception.Message.TrimEnd('.')}).",
                exception
            );
        }
    }

    /// <summary>The record with today's names for those of older checkpoints.</summary>
    private static JsonObject? Renamed(JsonElement? json)
    {
        var record = json is { ValueKind: JsonValueKind.Object } element ? JsonObject.Create(element) : null;
        foreach (var part in (record ?? []).Select(property => property.Value).OfType<JsonObject>().ToList())
        {
            foreach (var (old, name) in OldNames)
            {
                if (part.Remove(old, out var value))
                    part[name] = value;
            }
        }
        return record;
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(CamelCase<TrainingRecipe>), typeof(CamelCase<ProductPrecision>)]
)]
[JsonSerializable(typeof(TrainingRecord))]
internal sealed partial class TrainingJson : JsonSerializerContext;

internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
