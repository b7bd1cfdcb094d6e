using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>An answer that is in memory; large ones are compressed for those who can read that.</summary>
internal static class BytesAnswer
{
    private const int WorthCompressing = 16 * 1024;

    public static async Task Send(HttpContext http, ReadOnlyMemory<byte> bytes, string type)
    {
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "no-store";
        if (bytes.Length < WorthCompressing || !Accepts(http.Request, "gzip"))
        {
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
            return;
        }
        http.Response.Headers.ContentEncoding = "gzip";
        http.Response.Headers.Vary = "Accept-Encoding";
        await using var gzip = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
        await gzip.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>Whether a client reads an encoding.</summary>
    public static bool Accepts(HttpRequest request, string encoding) =>
        request.Headers.AcceptEncoding.ToString().Contains(encoding, StringComparison.OrdinalIgnoreCase);
}
