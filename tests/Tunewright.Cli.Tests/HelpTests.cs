namespace Tunewright.Cli.Tests;

public class HelpTests
{
    /// <summary>With APPROVE=1 the expectations are written anew.</summary>
    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("list")]
    [InlineData("best")]
    [InlineData("best-trials")]
    [InlineData("trials")]
    [InlineData("export")]
    [InlineData("artifacts")]
    [InlineData("plot")]
    [InlineData("report")]
    [InlineData("dashboard")]
    [InlineData("serve")]
    [InlineData("create")]
    [InlineData("ask")]
    [InlineData("tell")]
    [InlineData("fail-stale")]
    [InlineData("widen")]
    [InlineData("delete")]
    [InlineData("upgrade")]
    public async Task IsWhatWasApproved(params string[] command)
    {
        using var tool = new Tool();
        var file = Path.Join(Built.Expectations, $"{string.Join('-', command.Prepend("tunewright"))}.txt");

        var result = await tool.Run([.. command, "--help"]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        var text = string.Join('\n', result.Output.Split('\n').Select(line => line.TrimEnd())).Trim() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }
}
