using Microsoft.AspNetCore.Http;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>A show's models.</summary>
internal static class ModelRoutes
{
    public static void MapModels(this Api api, Workplace studio)
    {
        api.Get(
            "/shows/{show}/models",
            "The show's models, the best first",
            StudioJson.Default.IReadOnlyListModelBody,
            http => http.Show(studio.Gallery) is var show ? studio.Models.Of(show, show.Read()) : []
        );
        api.Get(
            "/shows/{show}/models/{model}/training",
            "How a model was trained: its epochs and its curve",
            StudioJson.Default.TrainingBody,
            http => studio.Training.Of(http.Show(studio.Gallery), http.Name("model"))
        );
        api.Delete(
            "/shows/{show}/models/{model}",
            "Deletes a model",
            async http =>
            {
                var (show, name) = (http.Show(studio.Gallery), http.Name("model"));
                if (studio.Training.Find(show) is { } job && job.Asked.Model == name && job.IsUnfinished)
                    throw ApiException.Conflict("The model is in training. Stop that first.");
                show.DeleteModel(name);
                await studio.Models.Refresh();
                studio.Changed(show);
            }
        );
        api.Download(
            "/shows/{show}/models/{model}/file",
            "The model's file, for showrunner write and other programs",
            async http =>
            {
                var show = http.Show(studio.Gallery);
                var name = http.Name("model");
                await using var file = File.OpenRead(show.ExistingModel(name));
                http.Response.ContentLength = file.Length;
                http.Attachment($"{show.Id}-{name}.show", "application/octet-stream");
                await file.CopyToAsync(http.Response.Body, http.RequestAborted);
            }
        );
    }

    /// <summary>Says that the answer is a file to keep; its name is of letters, digits, hyphens and dots.</summary>
    public static void Attachment(this HttpContext http, string name, string type)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        http.Response.Headers.CacheControl = "no-store";
    }
}
