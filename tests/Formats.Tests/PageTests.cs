using System.Text.RegularExpressions;
using Showrunner.Formats;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

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
    public void SpeechesSideBySideAreReadOneAfterTheOther()
    {
        const string Page = """
                        INT. FERRY - DAY

                                               ANN
                                   Both of you?

                               ANN                             BOB (V.O.)
                        (sighs)                         I said it first, and
                        I said it first.                I will say it
                                                        once more.

                                               ANN
                                   Enough.
            """;
        var file = new PdfDocumentBuilder();
        var font = file.AddStandard14Font(Standard14Font.Courier);
        var page = file.AddPage(PageSize.Letter);
        foreach (var (number, line) in Page.Split('\n').Index())
        {
            foreach (Match word in Regex.Matches(line, @"\S+"))
                page.AddText(word.Value, 12, new PdfPoint(word.Index * 7.2, 700 - number * 12), font);
        }

        var script = ScriptFormat.Read("x.pdf", file.Build()).Document.ToText();

        Assert.Equal(
            "[setting: INT. FERRY - DAY]\nANN: Both of you?\n"
                + "ANN: (sighs) I said it first.\nBOB: I said it first, and I will say it once more.\nANN: Enough.\n",
            script
        );
    }

    [Fact]
    public void WordDocumentsAreReadAsTheyWereWritten() =>
        Assert.Equal(Words(Some.Script), Words(ScriptFormat.Read("x.docx", DocxWriter.Write(Some.Script, "x")).Document));

    // A speech that was parted comes back as two of the same speaker.
    private static string Words(ScriptDocument script) =>
        string.Join('\n', script.ToText().Split('\n')).Replace("\n\n", "\n", StringComparison.Ordinal);
}
