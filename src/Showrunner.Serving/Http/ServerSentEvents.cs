using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>A stream of answers: <c>data: {json}</c> and an empty line for each, and <c>data: [DONE]</c> at the end.</summary>
internal static class ServerSentEvents
{
    public static void Start(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would collect events
    }

    /// <summary>Adds an event; <see cref="FlushAsync"/> sends it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="json">One line of UTF-8.</param>
    public static void Add(HttpContext http, ReadOnlySpan<byte> json)
    {
        var body = http.Response.BodyWriter;
        body.Write("data: "u8);
        body.Write(json);
        body.Write("\n\n"u8);
    }

    public static Task FlushAsync(HttpContext http) => http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();

    /// <summary>Sends one event at once.</summary>
    public static Task SendAsync(HttpContext http, ReadOnlySpan<byte> json)
    {
        Add(http, json);
        return FlushAsync(http);
    }

    public static Task EndAsync(HttpContext http)
    {
        http.Response.BodyWriter.Write("data: [DONE]\n\n"u8);
        return FlushAsync(http);
    }
}
