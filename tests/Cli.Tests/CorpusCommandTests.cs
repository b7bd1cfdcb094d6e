using System.Text.Json;

namespace Cli.Tests;

public sealed class CorpusCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ShowsTheSampleShow()
    {
        var result = await Tool.Run("corpus");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.StartsWith("The Other Side, the sample show", result.Output);
        Assert.Matches(@"(?m)^dudley +█+ +\d+\.\d % +[\d,]+ +\d+", result.Output);
        Assert.DoesNotContain("What looks wrong", result.Output);
    }

    [Fact]
    public async Task PrintsOneJsonObject()
    {
        _folder.Write("show.txt", "jerry: hello.\n\ngeorge: hello—you!\n");

        var result = await Tool.RunIn(_folder.Path, "corpus", "*.txt", "--json");

        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("note: ./show.txt: typographic or full-width marks, read as ' \" - -- ... : ( ): 1.\n", result.Error);
        Assert.Equal(12, json.GetProperty("summary").GetProperty("tokens").GetInt32());
        Assert.Equal(
            ["george", "jerry"],
            json.GetProperty("summary").GetProperty("speakers").EnumerateArray().Select(speaker => speaker.GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task FailsInOneLineThatNamesTheFile()
    {
        var result = await Tool.RunIn(_folder.Path, "corpus", "missing.txt");

        Assert.Equal(1, result.Code);
        Assert.Empty(result.Output);
        Assert.Equal($"showrunner: missing.txt does not exist. Check the spelling; the current folder is {_folder.Path}.\n", result.Error);
    }

    [Fact]
    public async Task GetKnowsItsCorpora()
    {
        var result = await Tool.RunIn(_folder.Path, "corpus", "get", "friends");

        Assert.Equal(2, result.Code);
        Assert.Contains("seinfeld", result.Error);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }
}
