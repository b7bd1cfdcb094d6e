using System.Collections.Concurrent;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>A built file of the pages, compressed when it is first asked for. A machine's own list of types can be wrong.</summary>
internal sealed class Asset
{
    private static readonly ConcurrentDictionary<(Assembly, string), Asset> Known = new();

    private readonly string _type;
    private readonly string _tag;
    private readonly byte[] _bytes;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    private Asset(string name, byte[] bytes)
    {
        (_type, _bytes) = (TypeOf(name), bytes);
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}";
        _brotli = new(() => Compressed(stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 9 })));
        _gzip = new(() => Compressed(stream => new GZipStream(stream, CompressionLevel.SmallestSize)));
    }

    public string Text => Encoding.UTF8.GetString(_bytes);

    /// <summary>The file of that name in the assembly that has the pages, or <see langword="null"/>.</summary>
    public static Asset? Find(Assembly pages, string name) =>
        Known.GetValueOrDefault((pages, name)) ?? (Open(pages, name) is { } opened ? Known.GetOrAdd((pages, name), opened) : null);

    /// <summary>Sends the file, or says that the client's copy is the same.</summary>
    public async Task Send(HttpContext http)
    {
        SecurityHeaders.Set(http);
        var (encoding, bytes) =
            BytesAnswer.Accepts(http.Request, "br") ? ("br", _brotli.Value)
            : BytesAnswer.Accepts(http.Request, "gzip") ? ("gzip", _gzip.Value)
            : ("", _bytes);
        var tag = $"{_tag}{encoding}\"";
        var headers = http.Response.Headers;
        (headers.ETag, headers.Vary, headers.CacheControl) = (tag, "Accept-Encoding", "no-cache");
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (encoding != "")
            headers.ContentEncoding = encoding;
        http.Response.ContentType = _type;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static Asset? Open(Assembly pages, string name)
    {
        using var stream = pages.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(name, bytes);
    }

    private byte[] Compressed(Func<Stream, Stream> compress)
    {
        using var output = new MemoryStream();
        using (var stream = compress(output))
            stream.Write(_bytes);
        return output.ToArray();
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".html" => "text/html; charset=utf-8",
            ".json" => "application/json; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".ico" => "image/x-icon",
            ".woff2" => "font/woff2",
            _ => "application/octet-stream",
        };
}
