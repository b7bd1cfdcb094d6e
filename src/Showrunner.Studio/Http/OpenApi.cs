using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>The OpenAPI document of the endpoints, made of the types that they read and write, so that it is true.</summary>
internal static partial class OpenApi
{
    public static byte[] Of(IEnumerable<Endpoint> endpoints, string version)
    {
        var schemas = new JsonObject();
        var paths = new JsonObject();
        foreach (var path in endpoints.GroupBy(endpoint => endpoint.Path))
            paths[$"/api{path.Key}"] = new JsonObject(path.Select(endpoint => Operation(endpoint, schemas)));
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Showrunner studio",
                ["version"] = version,
                ["description"] =
                    "Everything that the studio's page does. Send the token of the printed address as \"Authorization: Bearer TOKEN\". "
                    + "Below /v1 the models answer by OpenAI's convention.",
            },
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                },
            },
        };
        return System.Text.Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static KeyValuePair<string, JsonNode?> Operation(Endpoint endpoint, JsonObject schemas)
    {
        var operation = new JsonObject
        {
            ["summary"] = endpoint.Summary,
            ["parameters"] = new JsonArray([
                .. Names().Matches(endpoint.Path).Select(name => Parameter(name.Groups[1].Value, "path")),
                .. endpoint.Query.Select(name => Parameter(name, "query")),
            ]),
            ["responses"] = new JsonObject
            {
                [endpoint is { Answer: null, Media: null } ? "204" : "200"] = Answer(endpoint, schemas),
                ["default"] = new JsonObject
                {
                    ["description"] = "What is wrong, in a sentence.",
                    ["content"] = Content("application/json", Schema(DashboardJson.Default.ErrorBody, schemas)),
                },
            },
        };
        if (endpoint.Body is { } body)
            operation["requestBody"] = new JsonObject { ["content"] = Content("application/json", Schema(body, schemas)) };
        else if (endpoint.TakesFile)
            operation["requestBody"] = new JsonObject { ["content"] = Content("application/octet-stream", []) };
        return new(endpoint.Method.ToLowerInvariant(), operation);
    }

    private static JsonObject Answer(Endpoint endpoint, JsonObject schemas)
    {
        var answer = new JsonObject { ["description"] = endpoint.Summary };
        if (endpoint.Answer is { } json)
            answer["content"] = Content("application/json", Schema(json, schemas));
        else if (endpoint.Events.Count > 0)
            answer["content"] = Content(endpoint.Media!, Events(endpoint, schemas));
        else if (endpoint.Media is { } media)
            answer["content"] = Content(media, []);
        return answer;
    }

    // One of the events, as its type and its data.
    private static JsonObject Events(Endpoint endpoint, JsonObject schemas) =>
        new()
        {
            ["oneOf"] = new JsonArray([
                .. endpoint.Events.Select(happening => new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["event"] = new JsonObject { ["const"] = happening.Name },
                        ["data"] = Schema(happening.Data, schemas),
                    },
                }),
            ]),
        };

    private static JsonObject Content(string media, JsonObject schema) => new() { [media] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Parameter(string name, string place) =>
        new()
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = place == "path",
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    private static JsonObject Schema(JsonTypeInfo type, JsonObject schemas)
    {
        var name = type.Type is { IsGenericType: true, GenericTypeArguments: [var item] } ? $"{item.Name}List" : type.Type.Name;
        name = name.Replace("Body", "", StringComparison.Ordinal);
        var place = $"#/components/schemas/{name}";
        if (!schemas.ContainsKey(name))
        {
            schemas[name] = type.GetJsonSchemaAsNode();
            Rebase(schemas[name], place);
        }
        return new() { ["$ref"] = place };
    }

    // The exporter writes a type that comes twice as a reference within its own schema.
    private static void Rebase(JsonNode? node, string place)
    {
        var inside = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var inner in inside)
            Rebase(inner, place);
        if (node is JsonObject reference && (string?)reference["$ref"] is ['#', .. var path])
            reference["$ref"] = place + path;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Names();
}
