using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tunewright.Dashboard;

/// <summary>What there is to see of one study.</summary>
internal static class StudyRoutes
{
    private const string Binary = "application/octet-stream";

    public static void MapStudy(this IEndpointRouteBuilder routes, LiveStudies studies, bool hasFiles)
    {
        routes.MapApi("GET", "/{id}", http => Header(http, studies, hasFiles));
        routes.MapApi("GET", "/{id}/columns", http => Columns(http, studies));
        routes.MapApi("GET", "/{id}/trials", http => Trials(http, studies));
        routes.MapApi("GET", "/{id}/curves", http => Curves(http, studies));
        routes.MapApi("GET", "/{id}/importances", http => Importances(http, studies));
        routes.MapApi("GET", "/{id}/gain", http => Gain(http, studies));
    }

    private static async Task Header(HttpContext http, LiveStudies studies, bool hasFiles)
    {
        var study = await http.Study(studies);
        var header = study.Read(digest => digest.Header()) with { HasFiles = hasFiles };
        await JsonAnswer.Send(http, header, DashboardJson.Default.HeaderData);
    }

    private static async Task Columns(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var since = Since(http);
        await BytesAnswer.Send(http, study.Read(digest => digest.Columns(since)), Binary);
    }

    private static async Task Trials(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var numbers = Query.Numbers(http.Request) ?? throw ApiException.Bad("numbers is missing: say which trials, as in ?numbers=0,1,2.");
        var (record, trials) = study.Read(digest => (digest.Study, numbers.Select(digest.Find).OfType<FrozenTrial>().ToArray()));
        await JsonAnswer.Send(
            http,
            [.. trials.Select(trial => Plots.TrialRow.Of(record, trial))],
            DashboardJson.Default.IReadOnlyListTrialData
        );
    }

    private static async Task Curves(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var (numbers, since) = (Query.Numbers(http.Request), Since(http));
        var limit = (int)Query.Whole(http.Request, "limit", 200, 1, 2_000);
        var points = (int)Query.Whole(http.Request, "points", 200, 4, 10_000);
        var curves = study.Read(digest => digest.CurvesOf(numbers, limit, points, since));
        await JsonAnswer.Send(http, curves, DashboardJson.Default.CurvesData);
    }

    private static async Task Importances(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var objective = Objective(http, study);
        await JsonAnswer.Send(http, study.Importances(objective), DashboardJson.Default.ImportancesData);
    }

    private static async Task Gain(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var gain = await Task.Run(() => study.RemainingGain(Objective(http, study), http.RequestAborted), http.RequestAborted);
        await JsonAnswer.Send(http, gain, DashboardJson.Default.RemainingGain);
    }

    private static int Objective(HttpContext http, LiveStudy study) =>
        (int)Query.Whole(http.Request, "objective", 0, 0, study.Study.Directions.Length - 1);

    private static long Since(HttpContext http) => Query.Whole(http.Request, "since", 0, 0, long.MaxValue);
}
