using Showrunner.Formats;

namespace Formats.Tests;

public class PageTests
{
    [Fact]
    public void NoPageIsLongerThanThePaper() =>
        Assert.All(ScreenplayPages.Of(Some.Script), page => Assert.InRange(page.Count, 1, ScreenplayPages.LinesPerPage));

    [Fact]
    public void NoPageEndsWithACueAHeadingOrAParenthetical() =>
        Assert.All(
            ScreenplayPages.Of(Some.Script),
            page => Assert.True(page[^1].Kind is PageLineKind.Action or PageLineKind.Dialogue || page[^1].Text == "(MORE)", page[^1].Text)
        );

    [Fact]
    public void ASpeechThatIsPartedSaysMoreAndGoesOnUnderItsCue()
    {
        var pages = ScreenplayPages.Of(Some.Script);

        var parted = pages.Zip(pages.Skip(1)).Where(pair => pair.First[^1].Text == "(MORE)").ToList();
        Assert.NotEmpty(parted);
        Assert.All(parted, pair => Assert.EndsWith(" (CONT'D)", pair.Second[0].Text));
    }

    [Fact]
    public void PdfIsReadAsItWasWritten() =>
        Assert.Equal(Words(Some.Script), Words(ScriptFormat.Read("x.pdf", Pdf.Write(Some.Script, "A title")).Document));

    [Fact]
    public void WordDocumentsAreReadAsTheyWereWritten() =>
        Assert.Equal(Words(Some.Script), Words(ScriptFormat.Read("x.docx", DocxWriter.Write(Some.Script, "x")).Document));

    // A speech that was parted comes back as two of the same speaker.
    private static string Words(ScriptDocument script) =>
        string.Join('\n', script.ToText().Split('\n')).Replace("\n\n", "\n", StringComparison.Ordinal);
}
