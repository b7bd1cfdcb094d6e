using System.Text;

namespace Showrunner.Studio;

/// <summary>The gallery, and each show.</summary>
internal static class ShowRoutes
{
    public static void MapShows(this Api api, Workplace studio)
    {
        api.Get(
            "/shows",
            "All shows",
            StudioJson.Default.IReadOnlyListShowBody,
            _ => studio.Gallery.All().Select(studio.Describe).ToList()
        );
        api.Send(
            "POST",
            "/shows",
            "Makes a show without scripts",
            StudioJson.Default.NewShowBody,
            StudioJson.Default.ShowBody,
            (_, body) => studio.Told(studio.Gallery.Create(body.Name, studio.Now))
        );
        api.Send(
            "POST",
            "/shows/sample",
            "Makes a show of the sample that comes with Showrunner",
            StudioJson.Default.EmptyBody,
            StudioJson.Default.ShowBody,
            (http, _) => AddSample(studio, http.RequestAborted)
        );
        api.Get("/shows/{show}", "A show", StudioJson.Default.ShowBody, http => studio.Describe(http.Show(studio.Gallery)));
        api.Send(
            "PATCH",
            "/shows/{show}",
            "Renames a show, chooses its model, or keeps what was set last",
            StudioJson.Default.ShowPatchBody,
            StudioJson.Default.ShowBody,
            (http, body) => Change(studio, http.Show(studio.Gallery), body)
        );
        api.Delete(
            "/shows/{show}",
            "Deletes a show with its scripts, models and scenes",
            async http =>
            {
                var show = http.Show(studio.Gallery);
                await studio.Training.Forget(show);
                await studio.Tuning.Forget(show);
                show.Delete();
                studio.Scenes.Forget(show);
                await studio.Models.Refresh();
                studio.Changed(show);
            }
        );
    }

    private static async Task<ShowBody> AddSample(Workplace studio, CancellationToken cancellationToken)
    {
        var show = studio.Gallery.Create(SampleShow.Title, studio.Now);
        foreach (var script in SampleShow.Corpus.Scripts)
        {
            await ScriptUploads.Add(
                show,
                new() { File = script.Name },
                new MemoryStream(Encoding.UTF8.GetBytes(script.Text)),
                cancellationToken
            );
        }
        studio.Reread(show);
        return studio.Told(show);
    }

    private static ShowBody Change(Workplace studio, ShowFolder show, ShowPatchBody body)
    {
        var name = body.Name is { } given ? ShowName.Check(given) : null;
        if (body.Model is { } model)
            show.ExistingModel(model);
        WritingOptionTables.Apply(body.Controls, new());
        TrainingOptionTables.Apply(body.TrainingOptions, new());
        show.Update(record =>
            record with
            {
                Name = name ?? record.Name,
                Model = body.Model ?? record.Model,
                Controls = body.Controls ?? record.Controls,
                TrainingOptions = body.TrainingOptions ?? record.TrainingOptions,
            }
        );
        return studio.Told(show);
    }

    /// <summary>Tells pages of a change, and describes the show.</summary>
    private static ShowBody Told(this Workplace studio, ShowFolder show)
    {
        studio.Changed(show);
        return studio.Describe(show);
    }

    private static ShowBody Describe(this Workplace studio, ShowFolder show)
    {
        var record = show.Read();
        var models = studio.Models.Of(show, record);
        return new(
            show.Id,
            record.Name,
            !show.HasRecord,
            record.Scripts.Count,
            record.Summary.Words,
            record.Summary.Cast,
            models.FirstOrDefault(model => model.IsChosen),
            models.Count,
            studio.Scenes.Of(show) is [var last, ..] ? last : null,
            studio.Training.Find(show) is { IsUnfinished: true } job ? job.Now : null,
            record.Controls,
            record.TrainingOptions
        );
    }
}
