using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Showrunner.Serving;

/// <summary>Answers with OpenAI's error object whatever goes wrong, and counts the requests by status.</summary>
internal sealed partial class ErrorMiddleware(Metrics metrics, ILogger? logger)
{
    private const int ClientClosedRequest = 499; // nginx's number, for the metrics only
    private const int MaxWarned = 1_000;

    private readonly ConcurrentDictionary<string, bool> _warned = new();

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<ErrorMiddleware>() is not null)
        {
            await next(http); // the server's own middleware is around this endpoint's
            return;
        }
        http.Features.Set(this);
        var status = ClientClosedRequest;
        try
        {
            await next(http);
            if (!http.Response.HasStarted && ErrorOf(http.Response.StatusCode, http.Request) is { } error)
                await WriteAsync(http, error);
            status = http.Response.StatusCode;
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to tell.
        }
        catch (Exception exception)
        {
            var error = ErrorOf(exception);
            status = error.Status;
            if (http.Response.HasStarted)
                await ServerSentEvents.SendAsync(http, ErrorBody.Of(error));
            else
                await WriteAsync(http, error);
        }
        finally
        {
            metrics.CountRequest(status);
        }
    }

    /// <summary>Logs what of a request has no effect; each sentence once.</summary>
    public void Log(HttpRequest request, IReadOnlyList<string> warnings)
    {
        foreach (var warning in warnings)
        {
            if (logger is not null && _warned.Count < MaxWarned && _warned.TryAdd(warning, true))
                Log(logger, request.Path, warning);
        }
    }

    private ApiException ErrorOf(Exception exception)
    {
        switch (exception)
        {
            case ApiException error:
                return error;
            case SchedulerClosedException:
                return ApiException.ShuttingDown();
            case QueueFullException full:
                return new(
                    StatusCodes.Status429TooManyRequests,
                    $"The queue is full: {full.Queued} texts are waiting. Try again in {full.RetryAfter.TotalSeconds} s.",
                    code: "rate_limit_exceeded"
                )
                {
                    RetryAfter = full.RetryAfter,
                };
            case ShowrunnerException wrong:
                return ApiException.Bad(wrong.Message);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new(StatusCodes.Status413PayloadTooLarge, "The request is too large for this server.", code: "request_too_large");
            case BadHttpRequestException bad:
                return new(bad.StatusCode, bad.Message);
        }
        if (logger is not null)
            Log(logger, exception);
        return new(StatusCodes.Status500InternalServerError, $"Unexpected {exception.GetType().Name}. The server's log has the details.");
    }

    private static ApiException? ErrorOf(int status, HttpRequest request) =>
        status switch
        {
            StatusCodes.Status404NotFound => new(status, $"There is no address {request.Path} here; see /v1/models.", code: "unknown_url"),
            StatusCodes.Status405MethodNotAllowed => new(
                status,
                $"{request.Path} does not accept {request.Method}.",
                code: "method_not_allowed"
            ),
            _ => null,
        };

    private static Task WriteAsync(HttpContext http, ApiException error)
    {
        http.Response.StatusCode = error.Status;
        if (error.RetryAfter is { } time)
            http.Response.Headers.RetryAfter = $"{time.TotalSeconds}";
        return JsonResponse.WriteAsync(http, ErrorBody.Of(error));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed.")]
    private static partial void Log(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path}: {Warning}")]
    private static partial void Log(ILogger logger, PathString path, string warning);
}
