using System.Globalization;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>Training, and what to expect of it.</summary>
internal static class TrainingRoutes
{
    public static void MapTraining(this Api api, Workplace studio)
    {
        var gallery = studio.Gallery;
        api.Get(
            "/shows/{show}/forecast",
            "What minutes of training buy: an estimate",
            StudioJson.Default.ForecastBody,
            http =>
                Forecast.Of(
                    http.Show(gallery).Read().Summary.Words,
                    double.TryParse(http.Query("minutes"), CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 1e5
                        ? minutes
                        : throw ApiException.Bad("minutes takes a number above 0."),
                    fromNothing: http.Query("from") == TrainingDesk.Nothing
                ),
            "minutes",
            "from"
        );
        api.Send(
            "POST",
            "/shows/{show}/training",
            "Trains a model; one at a time, the others wait",
            StudioJson.Default.TrainingRequestBody,
            StudioJson.Default.TrainingBody,
            (http, body) => studio.Training.Start(http.Show(gallery), body).Body
        );
        api.Get<TrainingBody?>(
            "/shows/{show}/training",
            "The training of this show; null if there is none",
            StudioJson.Default.TrainingBody!,
            http => studio.Training.Find(http.Show(gallery))?.Body
        );
        api.Send(
            "POST",
            "/shows/{show}/training/pause",
            "Pauses the training; the model is saved",
            StudioJson.Default.EmptyBody,
            StudioJson.Default.TrainingBody,
            async (http, _) => (await studio.Training.End(http.Show(gallery), Phase.Paused)).Body
        );
        api.Send(
            "POST",
            "/shows/{show}/training/resume",
            "Goes on with the paused training, or with that of a model",
            StudioJson.Default.ResumeBody,
            StudioJson.Default.TrainingBody,
            (http, body) => studio.Training.Resume(http.Show(gallery), body.Model).Body
        );
        api.Send(
            "POST",
            "/shows/{show}/training/stop",
            "Ends the training; the model stays as it is",
            StudioJson.Default.EmptyBody,
            StudioJson.Default.TrainingBody,
            async (http, _) => (await studio.Training.End(http.Show(gallery), Phase.Stopped)).Body
        );
    }
}
