using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Studio.Http;

/// <summary>Answers as JSON, named as OpenAI names things.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,      // it is read as JSON, never as HTML
    };

    public static Task WriteAsync(HttpContext http, object answer) => http.Response.WriteAsJsonAsync(answer, answer.GetType(), Options, http.RequestAborted);
}
