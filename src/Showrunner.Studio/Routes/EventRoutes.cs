using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Studio;

/// <summary>The stream of everything that moves.</summary>
internal static class EventRoutes
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private static readonly (string, JsonTypeInfo)[] Kinds =
    [
        ("show", StudioJson.Default.ShowEventBody),
        ("training", StudioJson.Default.TrainingNowBody),
        ("epoch", StudioJson.Default.EpochEventBody),
        ("tuning", StudioJson.Default.TuningBody),
        ("scorecard", StudioJson.Default.ScorecardEventBody),
        ("comparison", StudioJson.Default.ComparisonEventBody),
        ("scene", StudioJson.Default.SceneEventBody),
    ];

    public static void MapEvents(this Api api, Workplace studio) =>
        api.Events("/events", "What moves, from now on", Kinds, http => Send(studio, http));

    private static async Task Send(Workplace studio, HttpContext http)
    {
        var stop = http.RequestAborted;
        var events = new EventSender(http);
        using var listening = studio.Broadcast.Listen(out var happenings);
        foreach (var training in studio.Training.Unfinished)
            events.Add("training", training, StudioJson.Default.TrainingNowBody);
        await events.SendNothing();
        for (var waiting = happenings.WaitToReadAsync(stop).AsTask(); ; )
        {
            try
            {
                await waiting.WaitAsync(Silence, studio.Time, stop);
            }
            catch (TimeoutException)
            {
                await events.SendNothing(); // somebody who has gone is noticed by what is sent
                continue;
            }
            while (happenings.TryRead(out var happening))
                events.Add(happening.Type, happening.Data, StudioJson.Default.JsonElement);
            await events.Flush();
            waiting = happenings.WaitToReadAsync(stop).AsTask();
        }
    }
}
