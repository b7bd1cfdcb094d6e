namespace Showrunner.Studio;

/// <summary>Searches for a show's best training options.</summary>
internal static class TuningRoutes
{
    public static void MapTuning(this Api api, Workplace studio)
    {
        api.Send(
            "POST",
            "/shows/{show}/tuning",
            "Searches for the best training options; the best model joins the show",
            StudioJson.Default.TuningRequestBody,
            StudioJson.Default.TuningBody,
            (http, body) => studio.Tuning.Start(http.Show(studio.Gallery), body).Body
        );
        api.Get<TuningBody?>(
            "/shows/{show}/tuning",
            "The last search since the studio began; null if there was none",
            StudioJson.Default.TuningBody!,
            http => studio.Tuning.Find(http.Show(studio.Gallery))?.Body
        );
        api.Send(
            "POST",
            "/shows/{show}/tuning/stop",
            "Ends the search",
            StudioJson.Default.EmptyBody,
            StudioJson.Default.TuningBody,
            async (http, _) => (await studio.Tuning.End(http.Show(studio.Gallery))).Body
        );
    }
}
