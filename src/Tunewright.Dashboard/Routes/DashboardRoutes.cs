using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Tunewright.Dashboard;

/// <summary>Mounts the dashboard in any ASP.NET Core application.</summary>
public static class DashboardRoutes
{
    /// <summary>
    /// Maps the dashboard's pages and its API below a group of routes: <c>app.MapGroup("/tuning").MapDashboard([storage])</c>. Who may use
    /// it is the application's to say, as with any of its routes; other sites' pages are refused here.
    /// </summary>
    /// <param name="routes">The application, or a group of its routes.</param>
    /// <param name="storages">The storages whose studies it shows. They stay open, and are the caller's to dispose of.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="artifacts">The files of trials, to take from their page; <see langword="null"/>: the page only names them.</param>
    /// <returns>A group of all the routes.</returns>
    public static IEndpointConventionBuilder MapDashboard(
        this IEndpointRouteBuilder routes,
        IEnumerable<IStudyStorage> storages,
        TimeProvider? time = null,
        IArtifactStore? artifacts = null
    )
    {
        time ??= TimeProvider.System;
        var studies = new LiveStudies(storages, time);
        var group = routes.MapGroup("");
        var api = group.MapGroup("/api");
        var each = api.MapGroup("/studies");
        each.MapCatalog(studies);
        each.MapStudy(studies, artifacts is not null);
        each.MapArtifacts(studies, artifacts);
        each.MapSearch(studies);
        each.MapNotes(studies);
        each.MapExport(studies);
        api.MapEvents(studies, time);
        foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE"])
            api.MapApi(method, "/{**rest}", _ => throw ApiException.NotFound("The API has no such address."));
        group.MapPages(typeof(DashboardRoutes).Assembly, "api/studies");
        return group;
    }
}
