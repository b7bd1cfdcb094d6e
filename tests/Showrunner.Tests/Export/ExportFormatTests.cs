namespace Showrunner.Tests;

public class ExportFormatTests
{
    [Theory]
    [InlineData("scene.txt", "text")]
    [InlineData("scene.FOUNTAIN", "fountain")]
    [InlineData("a.b/scene.fdx", "fdx")]
    [InlineData("scene.htm", "html")]
    [InlineData("scene", "text")]
    [InlineData("scene.md", "text")]
    public void AFileEndingNamesTheFormat(string path, string format) => Assert.Equal(format, ScriptFormat.Of(path).Name);

    [Fact]
    public void NoTwoFormatsShareANameOrAnEnding()
    {
        ExportFormat[] formats = [.. ScriptFormat.All, .. ModelFormat.All];

        Assert.Distinct(formats.Select(format => format.Name));
        Assert.Distinct(formats.SelectMany(format => format.FileEndings));
    }
}
