using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner.Serving;

/// <summary>OpenAI's error object, with the names and order of its fields.</summary>
internal sealed record ErrorBody(ErrorDetails Error)
{
    private static readonly ErrorJson Json = new(
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the text is read as JSON, never as HTML
        }
    );

    public static byte[] Of(ApiException exception) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new ErrorBody(new ErrorDetails(exception.Message, TypeOf(exception.Status), exception.Parameter, exception.Code)),
            Json.ErrorBody
        );

    private static string TypeOf(int status) =>
        status switch
        {
            429 => "rate_limit_error",
            >= 500 => "server_error",
            _ => "invalid_request_error",
        };
}

internal sealed record ErrorDetails(string Message, string Type, string? Param, string? Code);

[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ErrorJson : JsonSerializerContext;
