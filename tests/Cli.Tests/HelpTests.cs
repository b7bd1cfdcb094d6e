namespace Cli.Tests;

public class HelpTests
{
    [Theory]
    [InlineData]
    [InlineData("demo")]
    [InlineData("train")]
    [InlineData("tune")]
    [InlineData("write")]
    [InlineData("evaluate")]
    [InlineData("report")]
    [InlineData("calibrate")]
    [InlineData("compare")]
    [InlineData("export")]
    [InlineData("convert")]
    [InlineData("serve")]
    [InlineData("studio")]
    [InlineData("study")]
    [InlineData("study", "export")]
    [InlineData("corpus")]
    [InlineData("corpus", "get")]
    public async Task IsWhatWasApproved(params string[] command)
    {
        var file = Path.Join(Built.Expectations, $"{string.Join('-', command.Prepend("showrunner"))}.txt");

        var result = await Tool.Run([.. command, "--help"]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        var text = string.Join('\n', result.Output.Split('\n').Select(line => line.TrimEnd())).Trim() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }
}
