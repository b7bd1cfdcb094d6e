using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Showrunner.Serving;

/// <summary>Makes OpenAI's error object of whatever goes wrong, and counts the answers.</summary>
internal sealed partial class ErrorMiddleware(Metrics metrics, ILogger? logger)
{
    private const int ClientClosedRequest = 499; // nginx's number, for the metrics only

    public async Task Invoke(HttpContext http, RequestDelegate next)
    {
        var status = ClientClosedRequest;
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400 } && Find(http.Response.StatusCode, http.Request) is { } error)
                await WriteAsync(http, error);
            status = http.Response.StatusCode;
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to tell.
        }
        catch (Exception error)
        {
            var told = Of(error);
            status = told.Status;
            if (http.Response.HasStarted)
                await ServerSentEvents.WriteAsync(http, told.ToJson());
            else
                await WriteAsync(http, told);
        }
        finally
        {
            metrics.CountRequest(status);
        }
    }

    private ApiException Of(Exception error)
    {
        switch (error)
        {
            case ApiException told:
                return told;
            case ShowrunnerException wrong:
                return ApiException.Bad(wrong.Message);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new(StatusCodes.Status413PayloadTooLarge, "The request is too large for this server.", code: "request_too_large");
            case BadHttpRequestException bad:
                return new(bad.StatusCode, bad.Message);
        }
        if (logger is not null)
            Log(logger, error);
        return new(StatusCodes.Status500InternalServerError, $"Unexpected {error.GetType().Name}. The server's log has more.");
    }

    private static ApiException? Find(int status, HttpRequest request) =>
        status switch
        {
            StatusCodes.Status404NotFound => new(status, $"There is no {request.Path} here.", code: "unknown_url"),
            StatusCodes.Status405MethodNotAllowed => new(
                status,
                $"{request.Path} does not take {request.Method}.",
                code: "method_not_allowed"
            ),
            _ => null,
        };

    private static Task WriteAsync(HttpContext http, ApiException error)
    {
        http.Response.StatusCode = error.Status;
        if (error.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = $"{seconds}";
        return ApiJson.WriteAsync(http, error.ToJson());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed.")]
    private static partial void Log(ILogger logger, Exception error);
}
