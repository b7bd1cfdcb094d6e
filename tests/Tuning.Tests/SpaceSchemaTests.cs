using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Showrunner.Training;

namespace Tuning.Tests;

/// <summary>
/// docs/space.schema.json says what the table of training options says. With APPROVE=1 in the environment it is written anew.
/// </summary>
public sealed class SpaceSchemaTests
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task IsWhatTheTableOfOptionsSays()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "Showrunner.slnx")))
            folder = folder.Parent!;
        var file = Path.Join(folder.FullName, "docs", "space.schema.json");

        var schema = Schema();

        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
            await File.WriteAllTextAsync(file, schema, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), schema);
    }

    private static string Schema()
    {
        var recipe = TrainingOption.Find("recipe")!;
        var properties = new Dictionary<string, JsonObject>
        {
            ["$schema"] = new() { ["type"] = "string" },
            [recipe.Name] = new()
            {
                ["description"] = recipe.Help,
                ["enum"] = new JsonArray([.. recipe.Choices.Select(choice => JsonValue.Create(choice))]),
            },
        };
        foreach (var option in TrainingOption.All.Where(option => option.IsSearchable))
            properties[option.Name] = Property(option);
        var lines = properties.Select(property => $"    \"{property.Key}\": {property.Value.ToJsonString(Json)}");
        return $$"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "A space for showrunner tune",
              "type": "object",
              "additionalProperties": false,
              "properties": {
            {{string.Join(",\n", lines)}}
              }
            }

            """;
    }

    private static JsonObject Property(TrainingOption option)
    {
        List<JsonNode> forms = [Value(option)];
        if (option.Kind != TrainingOptionKind.Flag)
            forms.Add(Between(option));
        forms.Add(OneOf(option));
        return new() { ["description"] = option.Help, ["oneOf"] = new JsonArray([.. forms]) };
    }

    private static JsonObject Value(TrainingOption option)
    {
        if (option.Kind == TrainingOptionKind.Flag)
            return new() { ["type"] = "boolean" };
        return new()
        {
            ["type"] = option.Kind == TrainingOptionKind.WholeNumber ? "integer" : "number",
            [option.Range.ExcludesMin ? "exclusiveMinimum" : "minimum"] = option.Range.Min,
            ["maximum"] = option.Range.Max,
        };
    }

    private static JsonObject Between(TrainingOption option)
    {
        var isWhole = option.Kind == TrainingOptionKind.WholeNumber;
        var step = isWhole
            ? new JsonObject { ["type"] = "integer", ["minimum"] = 1 }
            : new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 };
        return Form(
            isWhole ? "int" : "float",
            new()
            {
                ["type"] = "array",
                ["items"] = Value(option),
                ["minItems"] = 2,
                ["maxItems"] = 2,
            },
            ("log", new() { ["type"] = "boolean" }),
            ("step", step)
        );
    }

    private static JsonObject OneOf(TrainingOption option) =>
        Form(
            "choices",
            new()
            {
                ["type"] = "array",
                ["items"] = Value(option),
                ["minItems"] = 1,
                ["uniqueItems"] = true,
            }
        );

    private static JsonObject Form(string name, JsonObject value, params (string Name, JsonObject Value)[] more)
    {
        var properties = new JsonObject { [name] = value };
        foreach (var (key, schema) in more)
            properties[key] = schema;
        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray(name),
            ["properties"] = properties,
        };
    }
}
