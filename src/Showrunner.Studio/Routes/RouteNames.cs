using Microsoft.AspNetCore.Http;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>What an address names.</summary>
internal static class RouteNames
{
    public static ShowFolder Show(this HttpContext http, Gallery gallery) => gallery.Require(http.Name("show"));

    /// <summary>A name of the address; it is checked where it is used.</summary>
    public static string Name(this HttpContext http, string part) => (string)http.Request.RouteValues[part]!;

    /// <summary>What stands behind the question mark; null if it is not there.</summary>
    public static string? Query(this HttpContext http, string name) => http.Request.Query[name] is [{ Length: > 0 } value] ? value : null;

    public static string RequiredQuery(this HttpContext http, string name) =>
        http.Query(name) ?? throw ApiException.Bad($"The address lacks ?{name}=.");

    /// <summary>A whole number, at least 0; null if it is not there.</summary>
    public static int? Number(this HttpContext http, string name) =>
        http.Query(name) is not { } text ? null
        : int.TryParse(text, out var number) && number >= 0 ? number
        : throw ApiException.Bad($"{name} takes a whole number, not \"{text}\".");
}
