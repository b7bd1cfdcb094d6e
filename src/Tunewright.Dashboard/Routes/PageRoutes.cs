using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tunewright.Dashboard;

/// <summary>The built files, and the one page that shows every address.</summary>
internal static class PageRoutes
{
    private const string Base = "<base href=\"/\"";

    /// <param name="routes">The application, or a group of its routes.</param>
    /// <param name="pages">Has the files.</param>
    /// <param name="first">What the first page asks for: the browser does so while it loads the page's code.</param>
    public static void MapPages(this IEndpointRouteBuilder routes, Assembly pages, string first)
    {
        routes.MapGet(
            "/assets/{file}",
            http => Asset.Find(pages, (string)http.Request.RouteValues["file"]!) is { } asset ? asset.Send(http) : Missing(http)
        );
        routes.MapGet("/{**page}", http => Page(http, pages, first));
    }

    /// <summary>Says where the pages are mounted, so that the page finds its files and the API.</summary>
    private static Task Page(HttpContext http, Assembly pages, string first)
    {
        SecurityHeaders.Set(http);
        var path = http.Request.PathBase.Add(http.Request.Path).ToUriComponent();
        var page = new PathString($"/{http.Request.RouteValues["page"]}").ToUriComponent();
        var mount = path.EndsWith(page, StringComparison.Ordinal) ? path[..^page.Length] : path.TrimEnd('/');
        if (page == "/")
            http.Response.Headers.Link = $"<{mount}/{first}>; rel=preload; as=fetch; crossorigin";
        var html = Asset.Find(pages, "index.html")!.Text.Replace(Base, $"<base href=\"{mount}/\"", StringComparison.Ordinal);
        return BytesAnswer.Send(http, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
    }

    private static Task Missing(HttpContext http)
    {
        SecurityHeaders.Set(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
