using System.Text.RegularExpressions;

namespace Cli.Tests;

/// <summary><c>compare</c> through a pipe.</summary>
public sealed class CompareTests : IDisposable
{
    private static readonly string[] Settings = ["--a", "--temperature 0.5", "--b", "--temperature 1.5 --longest-line 8"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<Result> Compare(string[] arguments, params string[] answers)
    {
        Some.Model(_folder);
        using var process = Tool.Start(_folder.Path, ["compare", "jerry.show", .. arguments]);
        foreach (var answer in answers)
            await process.StandardInput.WriteLineAsync(answer);
        return await Tool.Finish(process);
    }

    [Fact]
    public async Task ShowsPairsOfWhatWriteWritesAndCountsAnswers()
    {
        string[] options = ["--pairs", "3", "--words", "12", "--seed", "5"];
        var result = await Compare([.. Settings, .. options], "1", "what?", "tie", "undo", "2", "tie");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("tie: 1 time\n", result.Output);
        Assert.Equal(2, Regex.Matches(result.Output, @"preferred (\d+) times?\n").Sum(match => int.Parse(match.Groups[1].Value)));
        Assert.Contains("undo takes the last answer back", result.Output);
        var a = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--words", "12", "--seed", "7", "--temperature", "0.5");
        var b = await Tool.RunIn(
            _folder.Path,
            ["write", "jerry.show", "--words", "12", "--seed", "7", "--temperature", "1.5", "--longest-line", "8"]
        );
        var third = result.Output[result.Output.IndexOf("pair 3 of 3", StringComparison.Ordinal)..];
        Assert.Contains(a.Output.Trim(), third);
        Assert.Contains(b.Output.Trim(), third);
        Assert.Equal(result.Output, (await Compare([.. Settings, .. options], "1", "what?", "tie", "undo", "2", "tie")).Output);
    }

    [Fact]
    public async Task EndOfInputEndsEarly()
    {
        var result = await Compare([.. Settings, "--words", "12", "--seed", "5"]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("tie: 0 times\n", result.Output);
        Assert.DoesNotContain("confidence", result.Output);
    }

    [Fact]
    public async Task NothingToCompareIsRefused() => (await Compare([])).FailedWith(2, "There is nothing to compare.", "--a and --b");
}
