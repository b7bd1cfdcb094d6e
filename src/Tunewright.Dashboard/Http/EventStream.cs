using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>Server-sent events, each with a type and one line of JSON.</summary>
internal sealed class EventStream
{
    private readonly HttpContext _http;

    public EventStream(HttpContext http)
    {
        _http = http;
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would collect events
    }

    /// <summary>Adds an event; <see cref="Flush"/> sends it.</summary>
    public void Add<T>(string type, T data, JsonTypeInfo<T> json)
    {
        var body = _http.Response.BodyWriter;
        body.Write(Encoding.ASCII.GetBytes($"event: {type}\ndata: "));
        body.Write(JsonSerializer.SerializeToUtf8Bytes(data, json));
        body.Write("\n\n"u8);
    }

    /// <summary>A comment, which finds out whether anybody still listens.</summary>
    public void AddNothing() => _http.Response.BodyWriter.Write(":\n\n"u8);

    public async Task Flush() => await _http.Response.BodyWriter.FlushAsync(_http.RequestAborted);
}
