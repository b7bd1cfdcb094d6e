using Microsoft.AspNetCore.Http;
using Showrunner.Formats;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>Scenes: to make, change, branch, bring and take away.</summary>
internal static class SceneRoutes
{
    private const int MaxImport = 32 * 1024 * 1024;
    private const int MaxLabel = 200;

    public static void MapScenes(this Api api, Workplace studio)
    {
        var (gallery, scenes) = (studio.Gallery, studio.Scenes);
        api.Get(
            "/shows/{show}/scenes",
            "The show's scenes, those changed last first",
            StudioJson.Default.IReadOnlyListSceneSummaryBody,
            http => scenes.Of(http.Show(gallery))
        );
        api.Send(
            "POST",
            "/shows/{show}/scenes",
            "Makes a scene: empty, with lines, or branched off another",
            StudioJson.Default.NewSceneBody,
            StudioJson.Default.SceneBody,
            (http, body) => studio.Made(http.Show(gallery), body)
        );
        api.Upload(
            "/shows/{show}/scenes/import",
            "Makes a scene of a script file",
            MaxImport,
            StudioJson.Default.SceneBody,
            async http => studio.Made(http.Show(gallery), await Import(http))
        );
        api.Get(
            "/shows/{show}/scenes/{scene}",
            "A scene, as it is or as it was at a revision",
            StudioJson.Default.SceneBody,
            http => Scene(studio, http).At(http.Number("revision")),
            "revision"
        );
        api.Send(
            "PATCH",
            "/shows/{show}/scenes/{scene}",
            "Renames a scene",
            StudioJson.Default.TitleBody,
            StudioJson.Default.SceneSummaryBody,
            (http, body) =>
            {
                var scene = Scene(studio, http);
                scene.Rename(ShowName.Check(body.Title), studio.Now);
                var summary = scene.Summary;
                studio.Tell(http.Name("show"), summary.Id, summary.Revision);
                return summary;
            }
        );
        api.Delete(
            "/shows/{show}/scenes/{scene}",
            "Deletes a scene with its history",
            http =>
            {
                var (show, scene) = (http.Show(gallery), http.Name("scene"));
                scenes.Delete(show, scene);
                studio.Tell(show.Id, scene, -1);
                return Task.CompletedTask;
            }
        );
        api.Change(
            "/shows/{show}/scenes/{scene}/changes",
            "Changes a scene; the answer comes when the change is on the disk. 409: the revision is stale",
            StudioJson.Default.ChangeBody,
            StudioJson.Default.SavedBody,
            (http, body) => Change(studio, http, body)
        );
        api.Get(
            "/shows/{show}/scenes/{scene}/history",
            "The changes after a revision, oldest first",
            StudioJson.Default.IReadOnlyListSavedChangeBody,
            http => Scene(studio, http).Since(http.Number("since") ?? 0),
            "since"
        );
        api.Download("/shows/{show}/scenes/{scene}/export", "The scene as a file", http => Export(studio, http), "format", "revision");
    }

    private static SceneDocument Scene(Workplace studio, HttpContext http) =>
        studio.Scenes.Require(http.Show(studio.Gallery), http.Name("scene"));

    private static SceneBody Made(this Workplace studio, ShowFolder show, NewSceneBody body)
    {
        var scene = studio.Scenes.Create(show, body).Body;
        studio.Tell(show.Id, scene.Id, scene.Revision);
        return scene;
    }

    private static void Tell(this Workplace studio, string show, string scene, int revision) =>
        studio.Broadcast.Tell("scene", new(show, scene, revision), StudioJson.Default.SceneEventBody);

    private static async Task<SavedBody?> Change(Workplace studio, HttpContext http, ChangeBody body)
    {
        if (body.Label.Length > MaxLabel)
            throw ApiException.Bad($"The label of a change has at most {MaxLabel} characters.");
        var scene = Scene(studio, http);
        if (scene.Change(body, studio.Now) is { } saved)
        {
            studio.Tell(http.Name("show"), scene.Id, saved.Revision);
            return saved;
        }
        var since = scene.Since(body.Revision);
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        var conflict = new ConflictBody("The scene has been changed elsewhere since then.", scene.Revision, since);
        await JsonAnswer.Send(http, conflict, StudioJson.Default.ConflictBody);
        return null;
    }

    private static async Task<NewSceneBody> Import(HttpContext http)
    {
        var name = FileName.Of(http.RequiredQuery("name"));
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        var reading = ScriptFormat.Read(name, bytes.ToArray(), new() { Format = http.Query("format") });
        return new(Path.GetFileNameWithoutExtension(name), null, SceneLines.Of(reading.Document));
    }

    private static async Task Export(Workplace studio, HttpContext http)
    {
        var name = http.RequiredQuery("format");
        var format =
            ScriptFormat.All.FirstOrDefault(format => format.Name == name && format.CanWrite)
            ?? throw ApiException.Bad(
                $"There is no format \"{name}\" to write. There are: "
                    + $"{string.Join(", ", ScriptFormat.All.Where(format => format.CanWrite).Select(format => format.Name))}."
            );
        var scene = Scene(studio, http);
        var body = scene.At(http.Number("revision"));
        var bytes = format.Write(SceneLines.ToDocument(body.Document), body.Title);
        http.Attachment(scene.Id + format.Extensions[0], "application/octet-stream");
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
