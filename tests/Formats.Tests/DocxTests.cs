using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Showrunner.Formats;

namespace Formats.Tests;

public class DocxTests
{
    // As Word keeps it: an insertion, a deletion, a passage that was moved up, and three ways to strike out.
    private const string Changed = """
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
        <w:p><w:r><w:t>ANN: Mind the </w:t></w:r><w:del><w:r><w:delText>boat </w:delText></w:r></w:del>
        <w:ins><w:r><w:t>step.</w:t></w:r></w:ins></w:p>
        <w:p><w:moveTo><w:r><w:t>BOB: Now?</w:t></w:r></w:moveTo></w:p>
        <w:p><w:r><w:t>ANN: Now. </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>Never. </w:t></w:r>
        <w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>Soon. </w:t></w:r>
        <w:r><w:rPr><w:dstrike w:val="true"/></w:rPr><w:t>Later.</w:t></w:r></w:p>
        <w:p><w:moveFrom><w:r><w:t>BOB: Now?</w:t></w:r></w:moveFrom></w:p>
        </w:body></w:document>
        """;

    [Theory]
    [InlineData(false, "ANN: Mind the step.\nBOB: Now?\nANN: Now. Soon.\n", "; 3 pieces of deleted text left out.")]
    [InlineData(true, "ANN: Mind the boat step.\nBOB: Now?\nANN: Now. Never. Soon. Later.\n", "before a colon.")]
    public void ChangesAreAcceptedUnlessTheDeletedIsWanted(bool deleted, string text, string explanation)
    {
        var reading = ScriptFormat.Read("x.docx", File(Changed), new() { Deleted = deleted });

        Assert.Equal(text, reading.Document.ToText());
        Assert.EndsWith(explanation, $"{reading.Explanation}");
    }

    [Theory]
    [InlineData("w:", "xmlns:w")]
    [InlineData("ns0:", "xmlns:ns0")]
    [InlineData("", "xmlns:w")] // neither has a namespace
    public void ProgramsNameTheNamespaceAsTheyLike(string prefix, string declaration)
    {
        var renamed = Changed.Replace("w:", prefix, StringComparison.Ordinal).Replace("xmlns:w", declaration, StringComparison.Ordinal);

        Assert.Equal(
            "ANN: Mind the step.\nBOB: Now?\nANN: Now. Soon.\n",
            ScriptFormat.Read("x.docx", File(renamed), new()).Document.ToText()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("A title: <of> some & kind")]
    public void MicrosoftsValidatorFindsNothing(string title)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(Some.Script, title)), isEditable: false);

        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2007)
                .Validate(document)
                .Select(error => $"{error.Path?.XPath}: {error.Description}")
        );
        Assert.Equal(title, document.PackageProperties.Title);
        Assert.Single(document.MainDocumentPart!.HeaderParts);
    }

    private static byte[] File(string document)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(document));
        }
        return stream.ToArray();
    }
}
