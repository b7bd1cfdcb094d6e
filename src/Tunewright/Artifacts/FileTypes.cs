namespace Tunewright;

/// <summary>What files are by the ends of their names, as Python's <c>mimetypes</c> knows them.</summary>
internal static class FileTypes
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".bmp"] = "image/bmp",
        [".css"] = "text/css",
        [".csv"] = "text/csv",
        [".gif"] = "image/gif",
        [".htm"] = "text/html",
        [".html"] = "text/html",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".json"] = "application/json",
        [".mp3"] = "audio/mpeg",
        [".mp4"] = "video/mp4",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".py"] = "text/x-python",
        [".svg"] = "image/svg+xml",
        [".tar"] = "application/x-tar",
        [".tiff"] = "image/tiff",
        [".tsv"] = "text/tab-separated-values",
        [".txt"] = "text/plain",
        [".xml"] = "text/xml",
        [".zip"] = "application/zip",
    };

    private static readonly Dictionary<string, string> Encodings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".gz"] = "gzip",
        [".bz2"] = "bzip2",
        [".xz"] = "xz",
        [".br"] = "br",
    };

    /// <summary>The type of a file's content, and how that is packed.</summary>
    public static (string MimeType, string? Encoding) Of(string fileName)
    {
        var encoding = Encodings.GetValueOrDefault(Path.GetExtension(fileName));
        var content = encoding is null ? fileName : Path.GetFileNameWithoutExtension(fileName);
        return (Types.GetValueOrDefault(Path.GetExtension(content), "application/octet-stream"), encoding);
    }
}
