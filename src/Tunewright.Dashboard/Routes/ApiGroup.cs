using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tunewright.Dashboard;

/// <summary>The routes of <c>/api</c>, which only the dashboard's own pages may ask, and whose errors are sentences.</summary>
internal static class ApiGroup
{
    public static void MapApi(this IEndpointRouteBuilder routes, string method, string pattern, RequestDelegate handle) =>
        routes.MapMethods(
            pattern,
            [method],
            http =>
                ApiErrors.Answer(
                    http,
                    context =>
                    {
                        SecurityHeaders.Set(context);
                        SameOrigin.Check(context.Request);
                        return handle(context);
                    }
                )
        );

    /// <summary>The study that the address names, as it is now.</summary>
    public static Task<LiveStudy> Study(this HttpContext http, LiveStudies studies) =>
        studies.Require((string)http.Request.RouteValues["id"]!);

    /// <summary>The trial that the address names.</summary>
    public static FrozenTrial Trial(this HttpContext http, LiveStudy study)
    {
        var text = (string)http.Request.RouteValues["number"]!;
        return (int.TryParse(text, out var number) ? study.Read(digest => digest.Find(number)) : null)
            ?? throw ApiException.NotFound($"The study has no trial {text}.");
    }

    /// <summary>A change is done.</summary>
    public static void Done(this HttpContext http) => http.Response.StatusCode = StatusCodes.Status204NoContent;
}
