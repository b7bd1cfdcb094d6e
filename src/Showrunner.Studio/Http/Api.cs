using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>Maps endpoints below <c>/api</c>, and remembers what the OpenAPI document says of them.</summary>
internal sealed class Api(IEndpointRouteBuilder routes)
{
    private const int MaxBody = 32 * 1024 * 1024; // bytes: a long scene, and the lines before a place in it

    private readonly List<Endpoint> _endpoints = [];

    public IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public void Get<T>(string path, string summary, JsonTypeInfo<T> answer, Func<HttpContext, Task<T>> handle, params string[] query) =>
        Map(
            new("GET", path, summary) { Answer = answer, Query = query },
            async http => await JsonAnswer.Send(http, await handle(http), answer)
        );

    public void Get<T>(string path, string summary, JsonTypeInfo<T> answer, Func<HttpContext, T> handle, params string[] query) =>
        Get(path, summary, answer, http => Task.FromResult(handle(http)), query);

    public void Send<TBody, T>(
        string method,
        string path,
        string summary,
        JsonTypeInfo<TBody> body,
        JsonTypeInfo<T> answer,
        Func<HttpContext, TBody, Task<T>> handle
    )
        where TBody : class =>
        Map(
            new(method, path, summary) { Body = body, Answer = answer },
            async http => await JsonAnswer.Send(http, await handle(http, await JsonBody.Read(http, body, MaxBody)), answer)
        );

    public void Send<TBody, T>(
        string method,
        string path,
        string summary,
        JsonTypeInfo<TBody> body,
        JsonTypeInfo<T> answer,
        Func<HttpContext, TBody, T> handle
    )
        where TBody : class => Send(method, path, summary, body, answer, (http, sent) => Task.FromResult(handle(http, sent)));

    /// <summary>A change that can come too late: then the handler answers itself, and returns null.</summary>
    public void Change<TBody, T>(
        string path,
        string summary,
        JsonTypeInfo<TBody> body,
        JsonTypeInfo<T> answer,
        Func<HttpContext, TBody, Task<T?>> handle
    )
        where TBody : class
        where T : class =>
        Map(
            new("POST", path, summary) { Body = body, Answer = answer },
            async http =>
            {
                if (await handle(http, await JsonBody.Read(http, body, MaxBody)) is { } done)
                    await JsonAnswer.Send(http, done, answer);
            }
        );

    /// <summary>A request whose body is a file, in a format that is guessed if the address has none.</summary>
    public void Upload<T>(string path, string summary, int maxBytes, JsonTypeInfo<T> answer, Func<HttpContext, Task<T>> handle) =>
        Map(
            new("POST", path, summary)
            {
                Answer = answer,
                TakesFile = true,
                Query = ["name", "format"],
            },
            async http =>
            {
                if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                    limit.MaxRequestBodySize = maxBytes;
                // A form of another site could send text without asking first.
                if (http.Request.ContentType is not "application/octet-stream")
                    throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "Send the file as application/octet-stream.");
                try
                {
                    await JsonAnswer.Send(http, await handle(http), answer);
                }
                catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
                {
                    throw new ApiException(
                        exception.StatusCode,
                        $"The file is larger than {maxBytes >> 20} MB. Split it into smaller files.",
                        exception
                    );
                }
            }
        );

    public void Delete(string path, string summary, Func<HttpContext, Task> handle) =>
        Map(
            new("DELETE", path, summary),
            async http =>
            {
                await handle(http);
                http.Done();
            }
        );

    public void Delete<T>(string path, string summary, JsonTypeInfo<T> answer, Func<HttpContext, T> handle) =>
        Map(new("DELETE", path, summary) { Answer = answer }, async http => await JsonAnswer.Send(http, handle(http), answer));

    /// <summary>An answer that is a file to keep.</summary>
    public void Download(string path, string summary, Func<HttpContext, Task> handle, params string[] query) =>
        Map(new("GET", path, summary) { Media = "application/octet-stream", Query = query }, new(handle));

    /// <summary>An answer of events; what goes wrong after the first is an event, too.</summary>
    public void Stream<TBody>(
        string path,
        string summary,
        JsonTypeInfo<TBody> body,
        IReadOnlyList<(string, JsonTypeInfo)> events,
        Func<HttpContext, TBody, EventSender, Task> handle
    )
        where TBody : class =>
        Map(
            new("POST", path, summary)
            {
                Body = body,
                Media = "text/event-stream",
                Events = [.. events, ("error", DashboardJson.Default.ErrorBody)],
            },
            async http =>
            {
                var sent = await JsonBody.Read(http, body, MaxBody);
                var sender = new EventSender(http);
                try
                {
                    await handle(http, sent, sender);
                }
                catch (Exception exception) when (http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
                {
                    await sender.Send("error", new(StudioErrors.Translate(exception).Message), DashboardJson.Default.ErrorBody);
                }
            }
        );

    public void Events(string path, string summary, IReadOnlyList<(string, JsonTypeInfo)> events, Func<HttpContext, Task> handle) =>
        Map(new("GET", path, summary) { Media = "text/event-stream", Events = events }, new(handle));

    private void Map(Endpoint endpoint, RequestDelegate handle)
    {
        _endpoints.Add(endpoint);
        routes.MapMethods($"/api{endpoint.Path}", [endpoint.Method], http => Answer(http, handle));
    }

    private static async Task Answer(HttpContext http, RequestDelegate handle)
    {
        SameOrigin.Check(http.Request);
        try
        {
            await handle(http);
        }
        catch (Exception exception) when (StudioErrors.IsKnown(exception))
        {
            throw StudioErrors.Translate(exception);
        }
    }
}
