using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>
/// Who may use the server: whoever has opened the address with the token, or knows the password. Both are then known by a cookie, which
/// ends with the browser or the server.
/// </summary>
internal sealed class Sessions(string? password, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(1);

    private readonly string _session = Secret();
    private readonly Lock _gate = new();
    private Task<bool> _attempt = Task.FromResult(true);

    /// <summary>What the printed address has.</summary>
    public string Token { get; } = Secret();

    /// <summary>Whether there is a password to sign in with.</summary>
    public bool HasPassword => password is not null;

    public bool IsToken(string sent) => AreEqual(sent, Token);

    /// <summary>Whether it is the password. Attempts go one after the other, and a wrong one takes a second.</summary>
    public Task<bool> IsPassword(string sent)
    {
        lock (_gate)
            return _attempt = Attempt(_attempt);

        async Task<bool> Attempt(Task before)
        {
            await before;
            if (password is not null && AreEqual(sent, password))
                return true;
            await Task.Delay(Penalty, time);
            return false;
        }
    }

    /// <summary>Whether the request has the cookie, or the token as a program sends it.</summary>
    public bool IsOpen(HttpRequest request) =>
        AreEqual(request.Cookies[Name(request)] ?? "", _session)
        || request.Headers.Authorization.ToString() is var sent
            && sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && IsToken(sent[Scheme.Length..].Trim());

    public void Open(HttpContext http) =>
        http.Response.Cookies.Append(
            Name(http.Request),
            _session,
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Path = "/",
            }
        );

    /// <summary>Browsers do not tell the ports of a host apart.</summary>
    private static string Name(HttpRequest request) => $"tunewright-{request.HttpContext.Connection.LocalPort}";

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static bool AreEqual(string sent, string expected) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(sent)),
            SHA256.HashData(Encoding.UTF8.GetBytes(expected))
        );
}
