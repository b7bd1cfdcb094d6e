using System.Text.Json;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>A show's scripts, and how they are understood.</summary>
internal static class ScriptRoutes
{
    private static readonly string[] Columns = ["speaker", "words", "scene"];

    public static void MapScripts(this Api api, Workplace studio)
    {
        api.Upload(
            "/shows/{show}/scripts",
            "Adds a script in any format",
            ScriptUploads.MaxBytes,
            StudioJson.Default.ReadingBody,
            async http =>
            {
                var show = http.Show(studio.Gallery);
                if (!show.HasRecord)
                    throw ApiException.Conflict("This is a model alone. Make a show, and add the script to that.");
                var record = new ScriptRecord { File = FileName.Of(http.RequiredQuery("name")), Format = http.Query("format") };
                await ScriptUploads.Add(show, record, http.Request.Body, http.RequestAborted);
                return studio.Reread(show);
            }
        );
        api.Send(
            "PATCH",
            "/shows/{show}/scripts/{file}",
            "Says how a script is to be read",
            StudioJson.Default.ScriptPatchBody,
            StudioJson.Default.ReadingBody,
            (http, body) => Patch(studio, http.Show(studio.Gallery), http.Name("file"), body)
        );
        api.Delete(
            "/shows/{show}/scripts/{file}",
            "Removes a script",
            StudioJson.Default.ReadingBody,
            http =>
            {
                var (show, file) = (http.Show(studio.Gallery), http.Name("file"));
                var path = show.Script(file);
                show.Update(record => record with { Scripts = [.. record.Scripts.Where(script => script.File != file)] });
                File.Delete(path);
                return studio.Reread(show);
            }
        );
        api.Get(
            "/shows/{show}/reading",
            "How the scripts were understood",
            StudioJson.Default.ReadingBody,
            http => Read(studio, http.Show(studio.Gallery))
        );
    }

    /// <summary>Reads the scripts after a change, and keeps what the gallery shows of them.</summary>
    public static ReadingBody Reread(this Workplace studio, ShowFolder show)
    {
        var reading = Read(studio, show);
        show.Update(record => record with { Summary = ReadingReport.Summary(reading) });
        studio.Changed(show);
        return reading;
    }

    private static ReadingBody Read(Workplace studio, ShowFolder show) => ReadingReport.Of(studio.Readings.Of(show, show.Read()));

    private static ReadingBody Patch(Workplace studio, ShowFolder show, string file, ScriptPatchBody patch)
    {
        show.Script(file);
        // What cannot be is not kept, unless the script could not be read before either.
        if (
            show.Read().Scripts.FirstOrDefault(script => script.File == file) is { } before
            && studio.Readings.Of(show, before).Error is null
            && studio.Readings.Of(show, Patched(before, patch)).Error is { } error
        )
        {
            throw ApiException.Bad(error);
        }
        show.Update(record =>
            record with
            {
                Scripts = [.. record.Scripts.Select(script => script.File == file ? Patched(script, patch) : script)],
            }
        );
        return studio.Reread(show);
    }

    private static ScriptRecord Patched(ScriptRecord script, ScriptPatchBody patch) =>
        script with
        {
            Format = patch.Format.ValueKind switch
            {
                JsonValueKind.Undefined => script.Format,
                JsonValueKind.Null => null,
                JsonValueKind.String => patch.Format.GetString(),
                _ => throw ApiException.Bad("format takes the name of a format, or null."),
            },
            Columns = patch.Columns.ValueKind switch
            {
                JsonValueKind.Undefined => script.Columns,
                JsonValueKind.Null => new Dictionary<string, string>(),
                JsonValueKind.Object => patch
                    .Columns.EnumerateObject()
                    .ToDictionary(column => Known(column.Name), column => Text(column.Value)),
                _ => throw ApiException.Bad("columns takes names of columns by what they hold, or null."),
            },
        };

    private static string Known(string column) =>
        Columns.Contains(column) ? column : throw ApiException.Bad($"columns has {string.Join(", ", Columns)}, and no \"{column}\".");

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw ApiException.Bad("A column is named by a text.");
}
