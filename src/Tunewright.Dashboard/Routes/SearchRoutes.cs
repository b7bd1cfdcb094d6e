using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tunewright.Plots;

namespace Tunewright.Dashboard;

/// <summary>What there is to do with a running search.</summary>
internal static class SearchRoutes
{
    private const string DefaultReason = "Failed from the dashboard.";

    public static void MapSearch(this IEndpointRouteBuilder routes, LiveStudies studies)
    {
        routes.MapApi("POST", "/{id}/trials", http => Queue(http, studies));
        routes.MapApi("POST", "/{id}/trials/{number}/fail", http => Fail(http, studies));
        routes.MapApi("POST", "/{id}/stop", http => Stop(http, studies));
    }

    private static async Task Queue(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var request = await JsonBody.Read(http, DashboardJson.Default.QueueRequest);
        var choices = study.Read(digest => digest.Header()).Parameters.ToDictionary(known => known.Name, known => known.Choices);
        study.Study.Enqueue(
            request.Parameters.ToDictionary(entry => entry.Key, entry => Meant(entry.Value, choices.GetValueOrDefault(entry.Key))),
            request.UserAttributes?.ToDictionary(entry => entry.Key, entry => entry.Value.Value),
            request.SkipIfExists
        );
        Finish(http, study);
    }

    private static async Task Fail(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        var reason = (await JsonBody.Read(http, DashboardJson.Default.FailRequest)).Reason ?? DefaultReason;
        var trial = http.Trial(study);
        if (trial.State == TrialState.Waiting)
            study.Study.Withdraw(trial.Number, reason);
        else
            study.Study.Fail(trial.Number, reason);
        Finish(http, study);
    }

    private static async Task Stop(HttpContext http, LiveStudies studies)
    {
        var study = await http.Study(studies);
        study.Study.RequestStop();
        Finish(http, study);
    }

    private static void Finish(HttpContext http, LiveStudy study)
    {
        study.RefreshNow();
        http.Done();
    }

    /// <summary>JavaScript does not tell 1 from 1.0: the choice that is written alike is meant.</summary>
    private static object? Meant(Plain sent, IReadOnlyList<Plain>? choices)
    {
        var text = Json(sent);
        return choices?.FirstOrDefault(choice => Json(choice) == text, sent).Value ?? sent.Value;
    }

    private static string Json(Plain value) => JsonSerializer.Serialize(value, DashboardJson.Default.Plain);
}
