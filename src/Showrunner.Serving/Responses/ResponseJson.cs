using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner.Serving;

/// <summary>Writes answers as JSON, with OpenAI's names.</summary>
[JsonSerializable(typeof(CompletionBody))]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(ModelBody))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(HealthBody))]
internal sealed partial class ResponseJson : JsonSerializerContext
{
    public static ResponseJson Api { get; } =
        new(
            new()
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the text is read as JSON, never as HTML
            }
        );
}
