namespace Showrunner.Formats;

/// <summary>
/// Files that may well be scripts, in formats that are not read: what is wrong and what to do, as the rest of a sentence that begins with
/// the file's name; null if nothing is known against a file.
/// </summary>
internal static class ForeignFile
{
    public static string? OfBytes(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("{\\rtf"u8) ? "is Rich Text (RTF). Open it in a word processor and save it as .docx."
        : bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]) ? "is a document of an old Office (.doc). Save it as .docx."
        : bytes.StartsWith("PK\u0003\u0004"u8)
            ? "is packed (a zip, or OpenDocument, EPUB or Fade In). Unpack it, or save it as .docx, .fountain or .fdx."
        : bytes.StartsWith<byte>([0x1F, 0x8B]) ? "is packed (gzip). Unpack it first."
        : null;

    public static string? OfText(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.StartsWith("[Script Info]", StringComparison.OrdinalIgnoreCase)
                ? "holds subtitles of SubStation Alpha. Convert them to .srt first."
            : text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<!DOCTYPE", StringComparison.Ordinal)
                ? "is XML, and not Final Draft's. Export the script as .fdx, .fountain or .html."
            : null;
    }
}
