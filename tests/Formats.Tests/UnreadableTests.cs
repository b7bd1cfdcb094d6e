using System.IO.Compression;
using System.Text;
using Showrunner;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>Files that no reader knows are refused in one sentence, which ends with what to do.</summary>
public class UnreadableTests
{
    [Theory]
    [InlineData("x.rtf", "{\\rtf1\\ansi ANN: No.}", "is rich text (RTF)", "Save it as .docx")]
    [InlineData(
        "x.doc",
        "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1\0\0",
        "is an old or protected Office file",
        "Save it without a password"
    )]
    [InlineData("x.7z", "7z\u00BC\u00AF\u0027\u001C\0\u0004", "is an archive (7z)", "Unpack it")]
    [InlineData("x.rar", "Rar!\u001A\u0007\0", "is an archive (RAR)", "Unpack it")]
    [InlineData("x.txt.gz", "\u001F\u008B\u0008\0", "is compressed (gzip)", "Unpack it")]
    [InlineData("x.png", "\u0089PNG\r\n\u001A\n", "is a picture (PNG)", "Run it through character recognition")]
    [InlineData("x.jpg", "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF", "is a picture (JPEG)", "Run it through character recognition")]
    [InlineData("x.gif", "GIF89a\0\0", "is a picture (GIF)", "Run it through character recognition")]
    [InlineData("x.webp", "RIFF\0\0\0\0WEBPVP8 ", "is a picture (WebP)", "Run it through character recognition")]
    [InlineData("x.tif", "II*\0\u0008\0", "is a picture (TIFF)", "Run it through character recognition")]
    [InlineData("x.heic", "\0\0\0\u0018ftypheic", "is a picture (HEIC)", "Run it through character recognition")]
    [InlineData("x.mp3", "ID3\u0004\0\0", "is a recording (MP3)", "Transcribe it")]
    [InlineData("x.mp4", "\0\0\0\u0018ftypisom", "is a recording (MP4)", "Transcribe it")]
    [InlineData("x.wav", "RIFF\0\0\0\0WAVEfmt ", "is a recording (WAV)", "Transcribe it")]
    [InlineData("x.xml", "<?xml version=\"1.0\"?><play/>", "is XML of a kind other than Final Draft's", "Convert it to .fdx")]
    public void IsNamedByItsMark(string name, string bytes, string what, string cure) =>
        Refused(name, Encoding.Latin1.GetBytes(bytes), what, cure);

    [Theory]
    [InlineData("x.odt", "mimetype", "application/vnd.oasis.opendocument.text", "is an OpenDocument text (.odt)", "Save it as .docx")]
    [InlineData(
        "x.ods",
        "mimetype",
        "application/vnd.oasis.opendocument.spreadsheet",
        "is an OpenDocument spreadsheet (.ods)",
        "Save the sheet as .csv"
    )]
    [InlineData("x.xlsx", "xl/workbook.xml", "<workbook/>", "is an Excel workbook (.xlsx)", "Save the sheet as .csv")]
    [InlineData("x.epub", "mimetype", "application/epub+zip", "is an e-book (EPUB)", "Convert it to .html")]
    [InlineData("x.pages", "Index/Document.iwa", "x", "is a Pages document", "Save it as .docx")]
    [InlineData("x.fadein", "document.xml", "<document/>", "is a Fade In or Celtx screenplay", "Export it as .fountain")]
    [InlineData("x.zip", "ann.txt", "ANN: No.", "is an archive (zip)", "Unpack it")]
    public void IsNamedByWhatItsArchiveHolds(string name, string entry, string content, string what, string cure)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry(entry, CompressionLevel.NoCompression).Open(); // as "mimetype" has to be
            part.Write(Encoding.UTF8.GetBytes(content));
        }
        Refused(name, stream.ToArray(), what, cure);
    }

    private static void Refused(string name, byte[] bytes, string what, string cure)
    {
        var refusal = Assert.Throws<ShowrunnerException>(() => ScriptFormat.Read(name, bytes)).Message;

        Assert.StartsWith($"{name} {what}", refusal);
        Assert.Contains($", which Showrunner cannot read. {cure}", refusal);
        Assert.DoesNotContain('\n', refusal);
    }
}
