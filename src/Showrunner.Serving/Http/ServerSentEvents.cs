using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>A stream of answers: <c>data: {json}</c> and a blank line each, and <c>data: [DONE]</c> at the end.</summary>
internal static class ServerSentEvents
{
    public static void Start(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Adds an event; <see cref="FlushAsync"/> sends it.</summary>
    public static void Add(HttpContext http, object answer)
    {
        var body = http.Response.BodyWriter;
        body.Write("data: "u8);
        body.Write(JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), ApiJson.Answers));
        body.Write("\n\n"u8);
    }

    public static Task FlushAsync(HttpContext http) => http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();

    public static Task EndAsync(HttpContext http)
    {
        http.Response.BodyWriter.Write("data: [DONE]\n\n"u8);
        return FlushAsync(http);
    }

    /// <summary>Sends one event at once.</summary>
    public static Task WriteAsync(HttpContext http, object answer)
    {
        Add(http, answer);
        return FlushAsync(http);
    }
}
