using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner;

/// <summary>The mean losses of one epoch, in nats per word.</summary>
/// <param name="Epoch">The epoch's number, counted from 1.</param>
/// <param name="Training">The loss on the training text, with dropout.</param>
/// <param name="Validation">The loss on the validation text; NaN where nothing was held out.</param>
[JsonConverter(typeof(EpochLossesConverter))]
public sealed record EpochLosses(int Epoch, double Training, double Validation);

/// <summary>An entry of the manifest's history. Older checkpoints call an epoch a pass.</summary>
internal sealed record EpochEntry(
    int? Epoch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Pass,
    double Training,
    double Validation
);

internal sealed class EpochLossesConverter : JsonConverter<EpochLosses>
{
    public override EpochLosses? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, CheckpointJson.Default.EpochEntry) is { } entry
            ? new(entry.Epoch ?? entry.Pass ?? 0, entry.Training, entry.Validation)
            : null;

    public override void Write(Utf8JsonWriter writer, EpochLosses value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            new EpochEntry(value.Epoch, null, value.Training, value.Validation),
            CheckpointJson.Default.EpochEntry
        );
}
