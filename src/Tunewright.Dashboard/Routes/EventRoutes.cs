using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tunewright.Dashboard;

/// <summary>Changes as they happen. A page that reads slowly misses steps, never the end: each event says how things are now.</summary>
internal static class EventRoutes
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    public static void MapEvents(this IEndpointRouteBuilder routes, LiveStudies studies, TimeProvider time)
    {
        routes.MapApi("GET", "/events", http => OfAll(http, studies, time));
        routes.MapApi("GET", "/studies/{id}/events", async http => await OfStudy(http, await http.Study(studies), time));
    }

    private static async Task OfAll(HttpContext http, LiveStudies studies, TimeProvider time)
    {
        var sent = await studies.List();
        var stream = new EventStream(http);
        using var listening = studies.Listen();
        stream.Add("list", sent, DashboardJson.Default.StudyListBody);
        await stream.Flush();
        await Follow(
            http,
            () => studies.Changed.Next,
            time,
            async () =>
            {
                var now = studies.Known();
                AddChanges(stream, sent, now);
                sent = now;
                await stream.Flush();
                return true;
            }
        );
    }

    private static async Task OfStudy(HttpContext http, LiveStudy study, TimeProvider time)
    {
        var stream = new EventStream(http);
        using var listening = study.Listen();
        var (revision, storage) = (0L, study.StorageState with { Error = null });
        await Follow(
            http,
            () => study.Changed.Next,
            time,
            async () =>
            {
                var summary = study.Read(digest => digest.Summary());
                if (study.IsGone)
                    stream.Add("removed", new RemovedBody(study.Id), DashboardJson.Default.RemovedBody);
                else if (summary.Revision != revision)
                    stream.Add("summary", summary, DashboardJson.Default.SummaryData);
                else
                    stream.AddNothing();
                if (study.StorageState != storage)
                    stream.Add("storage", new(study.StoragePlace, study.StorageState), DashboardJson.Default.StorageEventBody);
                (revision, storage) = (summary.Revision, study.StorageState);
                await stream.Flush();
                return !study.IsGone;
            }
        );
    }

    /// <summary>Sends at once, then after each change, but not too often; and after a long silence, to see who is still there.</summary>
    private static async Task Follow(HttpContext http, Func<Task> next, TimeProvider time, Func<Task<bool>> send)
    {
        var server = http.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, server.ApplicationStopping);
        var change = next();
        while (await send())
        {
            await Task.WhenAny(change, Task.Delay(Silence, time, end.Token));
            await Task.Delay(Least, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (end.IsCancellationRequested)
                return;
            change = next();
        }
    }

    private static void AddChanges(EventStream stream, StudyListBody before, StudyListBody now)
    {
        var known = before.Studies.ToDictionary(study => study.Id, study => study.Revision);
        foreach (var study in now.Studies)
        {
            if (!known.Remove(study.Id, out var revision) || revision != study.Revision)
                stream.Add("summary", study, DashboardJson.Default.SummaryData);
        }
        foreach (var id in known.Keys)
            stream.Add("removed", new RemovedBody(id), DashboardJson.Default.RemovedBody);
        for (var place = 0; place < now.Storages.Count; place++)
        {
            if (now.Storages[place] != before.Storages[place])
                stream.Add("storage", new(place, now.Storages[place]), DashboardJson.Default.StorageEventBody);
        }
        stream.AddNothing();
    }
}
