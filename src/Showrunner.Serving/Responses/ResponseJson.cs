using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>Answers as JSON, named as OpenAI names things.</summary>
internal static class ApiJson
{
    public static JsonSerializerContext Answers { get; } =
        new ResponseJson(
            new()
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is read as JSON, never as HTML
            }
        );

    public static Task WriteAsync(HttpContext http, object answer) =>
        http.Response.WriteAsJsonAsync(answer, answer.GetType(), Answers, cancellationToken: http.RequestAborted);
}

[JsonSerializable(typeof(CompletionBody))]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(ModelBody))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ResponseJson : JsonSerializerContext;
