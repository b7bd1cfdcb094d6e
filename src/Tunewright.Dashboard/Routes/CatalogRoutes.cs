using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tunewright.Dashboard;

/// <summary>The list of studies: to create, rename and delete them.</summary>
internal static class CatalogRoutes
{
    public static void MapCatalog(this IEndpointRouteBuilder routes, LiveStudies studies)
    {
        routes.MapApi("GET", "", async http => await JsonAnswer.Send(http, await studies.List(), DashboardJson.Default.StudyListBody));
        routes.MapApi("POST", "", http => Create(http, studies));
        routes.MapApi("PATCH", "/{id}", http => Rename(http, studies));
        routes.MapApi("DELETE", "/{id}", http => Delete(http, studies));
    }

    private static async Task Create(HttpContext http, LiveStudies studies)
    {
        var request = await JsonBody.Read(http, DashboardJson.Default.NewStudyRequest);
        var storage = StorageAt(request.Storage, studies);
        if (request.Directions.Count == 0)
            throw ApiException.Bad("A study needs at least one direction: minimize or maximize.");
        Study.Create(
            new()
            {
                Storage = storage.Storage,
                Name = request.Name,
                Directions = [.. request.Directions.Select(Direction)],
                MetricNames = request.MetricNames is [] ? null : request.MetricNames,
            }
        );
        http.Response.StatusCode = StatusCodes.Status201Created;
        await SendSummary(http, storage.Load(request.Name));
    }

    private static async Task Rename(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var request = await JsonBody.Read(http, DashboardJson.Default.RenameRequest);
        var storage = studies.Storages[study.StoragePlace];
        if (!storage.Storage.CanRename)
            throw new NotSupportedException($"{storage.Storage.Address} cannot rename a study: it only ever adds to what it has.");
        study.RefreshNow();
        // Workers would go on under the old name, and find nothing.
        if (study.Read(digest => digest.Summary().Counts.Running) > 0)
            throw ApiException.Conflict("Trials of the study are running. Stop the search, and rename it when they have ended.");
        storage.Storage.RenameStudy(study.Read(digest => digest.Study), request.Name);
        await SendSummary(http, storage.Load(request.Name));
    }

    private static async Task Delete(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var storage = studies.Storages[study.StoragePlace];
        storage.Storage.DeleteStudy(study.Read(digest => digest.Study));
        study.RefreshNow();
        storage.Refresh();
        http.Done();
    }

    private static Task SendSummary(HttpContext http, LiveStudy study) =>
        JsonAnswer.Send(http, study.Read(digest => digest.Summary()), DashboardJson.Default.SummaryData);

    private static LiveStorage StorageAt(int place, LiveStudies studies) =>
        place >= 0 && place < studies.Storages.Count
            ? studies.Storages[place]
            : throw ApiException.Bad($"There is no storage {place}; this server has {studies.Storages.Count}.");

    private static StudyDirection Direction(string text) =>
        text switch
        {
            "minimize" => StudyDirection.Minimize,
            "maximize" => StudyDirection.Maximize,
            _ => throw ApiException.Bad("A direction is minimize or maximize."),
        };
}
