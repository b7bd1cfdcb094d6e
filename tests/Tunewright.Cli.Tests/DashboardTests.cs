using System.Text.RegularExpressions;

namespace Tunewright.Cli.Tests;

/// <summary>The commands that show a study.</summary>
public sealed class DashboardTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task ServesTheStudiesOfItsStoragesUntilInterrupted()
    {
        await Search();
        using var process = _tool.Start("dashboard", Tool.Address, "--port", "0");
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var address = new Uri(Regex.Match(line!, @"http://\S+").Value);
        using var client = new HttpClient(); // keeps the cookie of the printed address

        (await client.GetAsync(address, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var studies = await client.GetStringAsync(new Uri(address, "/api/studies"), TestContext.Current.CancellationToken);
        Tool.Signal("-INT", process.Id);
        var result = await Tool.Finish(process);

        Assert.Contains("\"shown\"", studies, StringComparison.Ordinal);
        Assert.Equal((0, ""), (result.Code, result.Error));
    }

    [Fact]
    public async Task SavesPlotsAndAPage()
    {
        await Search();

        (await _tool.Run("plot", "history", "--storage", Tool.Address)).Succeeded();
        (await _tool.Run("plot", "slice", "--storage", Tool.Address, "--out", "slice.json")).Succeeded();
        (await _tool.Run("report", "--storage", Tool.Address)).Succeeded();

        Assert.StartsWith("<svg", Read("history.svg"), StringComparison.Ordinal);
        Assert.Contains("\"data\"", Read("slice.json"), StringComparison.Ordinal);
        Assert.Contains("shown", Read("shown.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhatCannotBeShown()
    {
        await Search();

        (await _tool.Run("dashboard", "sqlite:///none.db")).FailedWith(2, "none.db does not exist");
        (await _tool.Run("dashboard", Tool.Address, "--host", "0.0.0.0")).FailedWith(2, "0.0.0.0", "password");
        (await _tool.Run("plot", "slice", "--params", "y", "--storage", Tool.Address)).FailedWith(1, "y");
        (await _tool.Run("plot", "history", "--out", "history.png", "--storage", Tool.Address)).FailedWith(1, ".svg", "history.png");
        (await _tool.Run("plot", "pareto", "--storage", Tool.Address)).FailedWith(1, "objective");
    }

    private async Task Search() =>
        (await _tool.Search(["--study", "shown", "--param", "x=float:0:1", "--trials", "4"], "echo", "{x}")).Succeeded();

    private string Read(string name) => File.ReadAllText(Path.Join(_tool.Folder, name));
}
