using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>Refuses what pages of other origins ask for, also of other ports of this machine, which share its cookies.</summary>
internal static class SameOrigin
{
    public static void Check(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        // Neither is sent by programs, which no foreign page steers.
        if (site is not ("" or "same-origin" or "none") || origin != "" && !IsOwn(origin, request))
            throw ApiException.Forbidden("Another site's page asked for this, so nothing was done. Open the page itself.");
    }

    /// <summary>The host decides, not the scheme: a proxy may speak HTTPS for us.</summary>
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https")
        && string.Equals(uri.Authority, new UriBuilder(uri.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority);
}
