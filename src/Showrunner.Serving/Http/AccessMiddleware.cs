using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>Refuses requests without the key, and on a loopback address those that call this machine by another name.</summary>
/// <param name="apiKey">The key; null: none is needed.</param>
/// <param name="isLoopback">Whether the server listens on a loopback address.</param>
internal sealed class AccessMiddleware(string? apiKey, bool isLoopback)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _key = apiKey is null ? null : Encoding.UTF8.GetBytes(apiKey);

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        // DNS rebinding: a web page can let its own name point at this machine, and would pass for a page of this server.
        if (isLoopback && !IsLocal(http.Request.Host.Host))
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden,
                $"This server answers only to this machine's own names, not to \"{http.Request.Host.Host}\".",
                code: "wrong_host"
            );
        }

        if (_key is not null && http.Request.Path != "/health" && !HasKey(http.Request.Headers.Authorization.ToString()))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            throw new ApiException(
                StatusCodes.Status401Unauthorized,
                "The API key is missing or wrong. Send it as \"Authorization: Bearer KEY\".",
                code: "invalid_api_key"
            );
        }
        return next(http);
    }

    private bool HasKey(string sent) =>
        sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent[Scheme.Length..].Trim()), _key);

    private static bool IsLocal(string host) =>
        host is "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
