using System.Text.Json;

namespace Cli.Tests;

public sealed class ReportTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("other.csv")]
    [InlineData("other.show")]
    public async Task KnownTextsCountAsCopied(string known)
    {
        trained.CopyTo(_folder);
        _folder.Write(
            "other.csv",
            "who,what\n" + string.Concat(Enumerable.Repeat("jerry,and nobody goes back and asks what is over.\n", 8))
        );
        await Tool.RunIn(_folder.Path, "train", "other.csv", "--validation", "jerry.txt", "--embedding", "8", "--epochs", "1");
        string[] report = ["report", "jerry.show", "--validation", "other.csv", "--words", "1000", "--scenes", "1", "--json"];

        Assert.InRange(Copied(await Tool.RunIn(_folder.Path, report)), 0, 0.5);
        Assert.Equal(1, Copied(await Tool.RunIn(_folder.Path, [.. report, "--known-text", known])));

        double Copied(Result result)
        {
            Assert.True(result.Code == 0, result.Error);
            using var json = JsonDocument.Parse(result.Output);
            return json.RootElement.GetProperty("heldOut").GetProperty("copiedShares").GetProperty("4").GetDouble();
        }
    }

    [Fact]
    public async Task KnownTextThatIsNotThereIsNamed()
    {
        trained.CopyTo(_folder);
        Some.Model(_folder, "old.show");

        (await Tool.RunIn(_folder.Path, "report", "jerry.show", "--known-text", "none.txt")).FailedWith(1, "none.txt");
        (await Tool.RunIn(_folder.Path, "write", "jerry.show", "--known-text", "old.show")).FailedWith(1, "old.show does not hold");
    }

    [Fact]
    public async Task OldModelNeedsItsTextAndHeldOutScripts()
    {
        Some.Model(_folder);
        _folder.Write("jerry.txt", Some.Script);

        (await Tool.RunIn(_folder.Path, "report", "jerry.show", "--validation", "jerry.txt")).FailedWith(1, "--training");
        Assert.Contains("--validation", (await Tool.RunIn(_folder.Path, "report", "jerry.show", "--training", "jerry.txt")).Error);
        var result = await Tool.RunIn(
            _folder.Path,
            "report",
            "jerry.show",
            "--training",
            "jerry.txt",
            "--validation",
            "jerry.txt",
            "--json",
            "--html",
            "report.html"
        );

        Assert.True(result.Code == 0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(1, json.RootElement.GetProperty("heldOut").GetProperty("copiedShares").GetProperty("12").GetDouble());
        Assert.Contains("like the show", await File.ReadAllTextAsync(_folder.File("report.html"), TestContext.Current.CancellationToken));
        Assert.Equal(50, json.RootElement.GetProperty("scorecard").GetProperty("written").GetProperty("scenes").GetInt32());
        Assert.Empty(json.RootElement.GetProperty("knownTexts").EnumerateArray());
        Assert.Contains("distinct-3", await File.ReadAllTextAsync(_folder.File("report.html"), TestContext.Current.CancellationToken));
    }
}
