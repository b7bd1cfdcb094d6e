using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>An answer that is one JSON text.</summary>
internal static class JsonResponse
{
    /// <summary>Sends <paramref name="json"/>, UTF-8.</summary>
    public static Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> json)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }
}
