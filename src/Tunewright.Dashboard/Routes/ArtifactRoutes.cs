using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Tunewright.Dashboard;

/// <summary>The files of a study and its trials, as downloads.</summary>
internal static class ArtifactRoutes
{
    private const string Binary = "application/octet-stream";

    public static void MapArtifacts(this IEndpointRouteBuilder routes, LiveStudies studies, IArtifactStore? store)
    {
        routes.MapApi(
            "GET",
            "/{id}/artifacts/{artifact}",
            async http => await Send(http, store, (await http.Study(studies)).Read(digest => digest.Study.SystemAttributes))
        );
        routes.MapApi(
            "GET",
            "/{id}/trials/{number}/artifacts/{artifact}",
            async http => await Send(http, store, http.Trial(await http.Study(studies)).SystemAttributes)
        );
    }

    private static async Task Send(HttpContext http, IArtifactStore? store, ImmutableDictionary<string, object?> attributes)
    {
        var id = (string)http.Request.RouteValues["artifact"]!;
        var artifact = Artifact.In(attributes, skipBroken: true).FirstOrDefault(artifact => artifact.Id == id);
        if (artifact is null || store is null)
            throw ApiException.NotFound(store is null ? "The dashboard was not told where files are." : $"There is no file {id} here.");
        await using var content = Open(store, artifact);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(artifact.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = MediaTypeHeaderValue.TryParse(artifact.MimeType, out var type) ? type.ToString() : Binary;
        await content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static Stream Open(IArtifactStore store, Artifact artifact)
    {
        try
        {
            return store.OpenRead(artifact.Id);
        }
        catch (FileNotFoundException)
        {
            throw ApiException.NotFound($"{artifact.FileName} is no longer where files are stored.");
        }
    }
}
