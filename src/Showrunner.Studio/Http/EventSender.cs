using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>
/// Sends events as the answer of a request. The answer begins with the first, so that an error before it has a status of its own.
/// </summary>
internal sealed class EventSender(HttpContext http)
{
    private EventStream? _stream;

    /// <summary>Adds an event; <see cref="Flush"/> sends it.</summary>
    public void Add<T>(string type, T data, JsonTypeInfo<T> json) => (_stream ??= new(http)).Add(type, data, json);

    public Task Flush() => (_stream ??= new(http)).Flush();

    /// <summary>A comment, which finds out whether anybody still listens.</summary>
    public Task SendNothing()
    {
        (_stream ??= new(http)).AddNothing();
        return Flush();
    }

    public Task Send<T>(string type, T data, JsonTypeInfo<T> json)
    {
        Add(type, data, json);
        return Flush();
    }
}
