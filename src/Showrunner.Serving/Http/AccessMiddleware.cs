using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>Lets in who has the key, and at a server for this machine alone only who calls it by this machine's names.</summary>
internal sealed class AccessMiddleware(ServerOptions options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _key = options.ApiKey is { } key ? Encoding.UTF8.GetBytes(key) : null;

    public Task Invoke(HttpContext http, RequestDelegate next)
    {
        // A web page elsewhere can give its own name this machine's address, and would pass for a page of this server.
        if (options.IsLoopback && !IsLocal(http.Request.Host.Host))
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden,
                $"This server answers to this machine's names only, not to \"{http.Request.Host.Host}\".",
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
