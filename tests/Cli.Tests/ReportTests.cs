using System.Text.Json;

namespace Cli.Tests;

public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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
        Assert.Contains("distinct-3", await File.ReadAllTextAsync(_folder.File("report.html"), TestContext.Current.CancellationToken));
    }
}
