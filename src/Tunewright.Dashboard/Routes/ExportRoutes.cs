using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Tunewright.Dashboard;

/// <summary>Trials as files for other programs, with the columns of Optuna's tables.</summary>
internal static class ExportRoutes
{
    public static void MapExport(this IEndpointRouteBuilder routes, LiveStudies studies)
    {
        Map("csv", "text/csv; charset=utf-8", (table, output) => table.WriteCsv(output));
        Map("json", "application/json; charset=utf-8", (table, output) => table.WriteJson(output));

        void Map(string extension, string type, Action<StudyTable, TextWriter> write)
        {
            routes.MapApi(
                "GET",
                $"/{{id}}/export.{extension}",
                async http => await Send(http, await http.Study(studies), Query.Numbers(http.Request), extension, type, write)
            );
            routes.MapApi(
                "POST",
                $"/{{id}}/export.{extension}",
                async http =>
                {
                    var selection = await JsonBody.Read(http, DashboardJson.Default.SelectionRequest);
                    await Send(http, await http.Study(studies), selection.Numbers, extension, type, write);
                }
            );
        }
    }

    private static async Task Send(
        HttpContext http,
        LiveStudy study,
        IReadOnlyList<int>? numbers,
        string extension,
        string type,
        Action<StudyTable, TextWriter> write
    )
    {
        var (record, trials) = study.Read(digest =>
            (digest.Study, numbers?.Select(digest.Find).OfType<FrozenTrial>().ToArray() ?? digest.Trials)
        );
        var table = new StudyTable(trials, record.Directions.Length, StudyMetrics.NamesIn(record), systemAttributes: false);
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(false), leaveOpen: true))
            write(table, text);
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"{FileName(record.Name)}.{extension}");
        http.Response.Headers.ContentDisposition = name.ToString();
        await BytesAnswer.Send(http, bytes.GetBuffer().AsMemory(0, (int)bytes.Length), type);
    }

    private static string FileName(string study)
    {
        var name = new string([
            .. study.Select(c => char.GetUnicodeCategory(c) == UnicodeCategory.Control || "/\\:*?\"<>|".Contains(c) ? '_' : c),
        ]);
        return name.Length > 80 ? name[..80] : name;
    }
}
