using System.Text;
using System.Text.Json;

namespace Showrunner;

/// <summary>A manifest to and from JSON.</summary>
/// <remarks>Without the serializer, whose start takes longer than reading all weights.</remarks>
internal static class ManifestJson
{
    private const string EpochOfFormat1 = "pass";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    public static void Write(Stream stream, CheckpointManifest manifest)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteNumber("formatVersion", CheckpointManifest.FormatVersion);
        json.WritePropertyName("model");
        Write(json, manifest.Model);
        json.WriteNumber("vocabularySize", manifest.VocabularySize);
        if (manifest.Speakers.Count > 0)
            WriteStrings(json, "speakers", manifest.Speakers);
        json.WriteString("corpusFingerprint", manifest.CorpusFingerprint);
        if (manifest.Source is { } source)
        {
            json.WriteStartObject("source");
            WriteStrings(json, "training", source.Training);
            WriteStrings(json, "validation", source.Validation);
            if (source.Mixed.Count > 0)
                WriteStrings(json, "mixed", source.Mixed);
            if (source.Format is { } format)
                json.WriteString("format", format);
            if (source.Columns.Count > 0)
            {
                json.WriteStartObject("columns");
                foreach (var (what, column) in source.Columns)
                    json.WriteString(what, column);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        if (manifest.Origins.Count > 0)
        {
            json.WriteStartArray("origins");
            foreach (var (name, fingerprint) in manifest.Origins)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("corpusFingerprint", fingerprint);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (manifest.Mixed is { } mixed)
        {
            json.WriteStartObject("mixed");
            json.WriteString("name", mixed.Name);
            json.WriteString("corpusFingerprint", mixed.CorpusFingerprint);
            json.WriteNumber("share", mixed.Share);
            json.WriteEndObject();
        }
        json.WriteString("recipe", manifest.Recipe);
        json.WriteStartArray("history");
        foreach (var (epoch, training, validation) in manifest.History)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch);
            WriteLoss(json, "training", training);
            WriteLoss(json, "validation", validation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (manifest.Writing.Count > 0)
        {
            json.WriteStartObject("writing");
            foreach (var (control, value) in manifest.Writing)
                json.WriteNumber(control, value);
            json.WriteEndObject();
        }
        if (manifest.Training is { } record)
        {
            json.WritePropertyName("training");
            record.WriteTo(json);
        }
        json.WriteEndObject();
    }

    /// <exception cref="InvalidDataException">This is no manifest; the message says why.</exception>
    /// <exception cref="JsonException">This is no JSON.</exception>
    /// <exception cref="ShowrunnerException">The format is newer; the message names <paramref name="path"/>.</exception>
    public static CheckpointManifest Parse(byte[] bytes, string path)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        CheckFormat(root, path);
        var model = Required(root, "model", JsonValueKind.Object);
        var usual = new ModelOptions();
        var words = Whole(root, "vocabularySize") ?? 0;
        if (words < 1)
            throw new InvalidDataException($"the manifest gives the vocabulary {words} words");
        return new()
        {
            Model = new()
            {
                EmbeddingSize = Whole(model, "embeddingSize") ?? usual.EmbeddingSize,
                HiddenSize = Whole(model, "hiddenSize") ?? usual.HiddenSize,
                Layers = Whole(model, "layers") ?? usual.Layers,
                Tied = Truth(model, "tied") ?? usual.Tied,
                Speakers = Whole(model, "speakers") ?? 0,
            },
            VocabularySize = words,
            Speakers = Optional(root, "speakers") is null ? [] : Strings(root, "speakers"),
            CorpusFingerprint = Required(root, "corpusFingerprint", JsonValueKind.String).GetString()!,
            Source = Optional(root, "source", JsonValueKind.Object) is { } source
                ? new(Strings(source, "training"), Strings(source, "validation"))
                {
                    Mixed = Optional(source, "mixed") is null ? [] : Strings(source, "mixed"),
                    Format = Optional(source, "format", JsonValueKind.String)?.GetString(),
                    Columns = Columns(source),
                }
                : null,
            Origins = Optional(root, "origins", JsonValueKind.Array) is { } origins ? [.. origins.EnumerateArray().Select(Origin)] : [],
            Mixed = Optional(root, "mixed", JsonValueKind.Object) is { } mixed ? MixedIn(mixed) : null,
            Recipe = Required(root, "recipe", JsonValueKind.String).GetString()!,
            History = Optional(root, "history", JsonValueKind.Array) is { } history ? [.. history.EnumerateArray().Select(Losses)] : [],
            Writing = Optional(root, "writing", JsonValueKind.Object) is { } writing ? Numbers(writing) : [],
            Training = Optional(root, "training", JsonValueKind.Object)?.Clone(),
        };
    }

    /// <summary>The model's part alone.</summary>
    public static string Of(ModelOptions model)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, model);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ModelOptions model)
    {
        json.WriteStartObject();
        json.WriteNumber("embeddingSize", model.EmbeddingSize);
        json.WriteNumber("hiddenSize", model.HiddenSize);
        json.WriteNumber("layers", model.Layers);
        json.WriteBoolean("tied", model.Tied);
        if (model.Speakers > 0)
            json.WriteNumber("speakers", model.Speakers);
        json.WriteEndObject();
    }

    private static void CheckFormat(JsonElement root, string path)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("formatVersion", out var format)
            || format.ValueKind != JsonValueKind.Number
            || !format.TryGetInt32(out var version)
            || version < 1
        )
        {
            throw new InvalidDataException("the manifest has no format version");
        }

        if (version > CheckpointManifest.FormatVersion)
        {
            throw new ShowrunnerException(
                $"{path} has format {version}, and this showrunner reads up to {CheckpointManifest.FormatVersion}. Update showrunner."
            );
        }
    }

    private static ModelOrigin Origin(JsonElement element) =>
        new(
            Required(element, "name", JsonValueKind.String).GetString()!,
            Required(element, "corpusFingerprint", JsonValueKind.String).GetString()!
        );

    private static MixedOrigin MixedIn(JsonElement element) =>
        new(
            Required(element, "name", JsonValueKind.String).GetString()!,
            Required(element, "corpusFingerprint", JsonValueKind.String).GetString()!,
            Required(element, "share", JsonValueKind.Number).GetDouble()
        );

    private static EpochLosses Losses(JsonElement element) =>
        new(Whole(element, "epoch") ?? Whole(element, EpochOfFormat1) ?? 0, Loss(element, "training"), Loss(element, "validation"));

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    // JSON has no word for NaN and infinity.
    private static void WriteLoss(Utf8JsonWriter json, string name, double loss)
    {
        if (double.IsFinite(loss))
        {
            json.WriteNumber(name, loss);
            return;
        }
        json.WriteString(
            name,
            double.IsNaN(loss) ? "NaN"
                : loss > 0 ? "Infinity"
                : "-Infinity"
        );
    }

    private static double Loss(JsonElement element, string name) =>
        Required(element, name) switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
            { ValueKind: JsonValueKind.String } text when text.ValueEquals("NaN") => double.NaN,
            { ValueKind: JsonValueKind.String } text when text.ValueEquals("Infinity") => double.PositiveInfinity,
            { ValueKind: JsonValueKind.String } text when text.ValueEquals("-Infinity") => double.NegativeInfinity,
            _ => throw new InvalidDataException($"the manifest's {name} is no number"),
        };

    private static List<string> Strings(JsonElement element, string name) =>
        [
            .. Required(element, name, JsonValueKind.Array)
                .EnumerateArray()
                .Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Lacks(name)),
        ];

    private static Dictionary<string, string> Columns(JsonElement source) =>
        Optional(source, "columns", JsonValueKind.Object) is { } columns
            ? columns
                .EnumerateObject()
                .ToDictionary(
                    column => column.Name,
                    column => column.Value.ValueKind == JsonValueKind.String ? column.Value.GetString()! : throw Lacks(column.Name)
                )
            : [];

    private static Dictionary<string, double> Numbers(JsonElement settings) =>
        settings
            .EnumerateObject()
            .ToDictionary(
                setting => setting.Name,
                setting => setting.Value.ValueKind == JsonValueKind.Number ? setting.Value.GetDouble() : throw Lacks(setting.Name)
            );

    private static int? Whole(JsonElement element, string name) =>
        Optional(element, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw new InvalidDataException($"the manifest's {name} is no whole number");

    private static bool? Truth(JsonElement element, string name) =>
        Optional(element, name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new InvalidDataException($"the manifest's {name} is neither true nor false");

    private static JsonElement Required(JsonElement element, string name, JsonValueKind? kind = null) =>
        Optional(element, name, kind) ?? throw Lacks(name);

    // Null where the property is missing or null.
    private static JsonElement? Optional(JsonElement element, string name, JsonValueKind? kind = null) =>
        element.ValueKind != JsonValueKind.Object ? throw new InvalidDataException($"the manifest has no object around {name}")
        : !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : kind is null || value.ValueKind == kind ? value
        : throw Lacks(name);

    private static InvalidDataException Lacks(string name) => new($"the manifest has no {name}");
}
