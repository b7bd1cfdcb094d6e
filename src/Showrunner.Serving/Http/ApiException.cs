using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>An error that the client is told of: an HTTP status, and the fields of OpenAI's error object.</summary>
internal sealed class ApiException(int status, string message, string? parameter = null, string? code = null) : Exception(message)
{
    public int Status => status;

    /// <summary>The field of the request that is wrong.</summary>
    public string? Parameter => parameter;

    /// <summary>What programs compare.</summary>
    public string? Code => code;

    /// <summary>After which time the client should try again; whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request is wrong: status 400.</summary>
    public static ApiException Bad(string message, string? parameter = null) => new(StatusCodes.Status400BadRequest, message, parameter);

    /// <summary>The server is shutting down: status 503.</summary>
    public static ApiException ShuttingDown() =>
        new(StatusCodes.Status503ServiceUnavailable, "The server is shutting down.", code: "shutting_down")
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        };
}
