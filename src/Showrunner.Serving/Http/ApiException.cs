using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>What a client is told instead of an answer: OpenAI's error object and a status.</summary>
internal sealed class ApiException(int status, string message, string? parameter = null, string? code = null) : Exception(message)
{
    public int Status => status;

    /// <summary>Seconds after which to come again.</summary>
    public int? RetryAfter { get; private init; }

    public JsonObject ToJson() =>
        new()
        {
            ["error"] = new JsonObject
            {
                ["message"] = Message,
                ["type"] = status switch
                {
                    429 => "rate_limit_error",
                    >= 500 => "server_error",
                    _ => "invalid_request_error",
                },
                ["param"] = parameter,
                ["code"] = code,
            },
        };

    public static ApiException Bad(string message, string? parameter = null) => new(StatusCodes.Status400BadRequest, message, parameter);

    public static ApiException ShuttingDown() =>
        new(StatusCodes.Status503ServiceUnavailable, "The server is shutting down.", code: "shutting_down") { RetryAfter = 10 };

    public static ApiException Full(int waiting, int seconds) =>
        new(
            StatusCodes.Status429TooManyRequests,
            string.Create(CultureInfo.InvariantCulture, $"{waiting} texts wait already. Come again in {seconds} s."),
            code: "rate_limit_exceeded"
        )
        {
            RetryAfter = seconds,
        };
}
