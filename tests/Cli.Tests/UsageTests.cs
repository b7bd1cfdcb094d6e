namespace Cli.Tests;

public class UsageTests
{
    [Theory]
    [InlineData("wrte", "\"wrte\" is no command of showrunner. Did you mean write? See 'showrunner --help'.")]
    [InlineData("study lst x", "\"lst\" is no command of showrunner study. Did you mean list? See 'showrunner study --help'.")]
    [InlineData(
        "study",
        "showrunner study needs one of its commands: list, show, best, trials, export, fail-stale, delete. See 'showrunner study --help'."
    )]
    [InlineData("write d.show --bogus 3", "--bogus is no option of showrunner write. See 'showrunner write --help'.")]
    [InlineData(
        "write d.show --temprature 0.5",
        "--temprature is no option of showrunner write. Did you mean --temperature? See 'showrunner write --help'."
    )]
    [InlineData(
        "train --minute 3 x.txt",
        "--minute is no option of showrunner train. Did you mean --minutes? See 'showrunner train --help'."
    )]
    [InlineData("corpus --jsno x.txt", "--jsno is no option of showrunner corpus. Did you mean --json? See 'showrunner corpus --help'.")]
    [InlineData("tune x.txt --trails 3", "--trails is no option of showrunner tune. Did you mean --trials? See 'showrunner tune --help'.")]
    [InlineData(
        "train x.txt --out --overwrit",
        "--out needs the name of a file, and --overwrit is no option of showrunner train. Did you mean --overwrite? "
            + "See 'showrunner train --help'."
    )]
    [InlineData(
        "report d.show --validation x.txt --wrods 2",
        "--validation needs the name of a file, and --wrods is no option of showrunner report. Did you mean --words? "
            + "See 'showrunner report --help'."
    )]
    [InlineData("train --epochs", "--epochs needs a whole number after it. See 'showrunner train --help'.")]
    [InlineData("train --epochs 3 --epochs 4", "--epochs is given twice. Leave one out. See 'showrunner train --help'.")]
    [InlineData(
        "write",
        "showrunner write needs <model>: a model that showrunner train saved (jerry.show). See 'showrunner write --help'."
    )]
    [InlineData(
        "write d.show and more",
        "showrunner write does not know what to do with \"and\". Put a text with spaces in quotes. See 'showrunner write --help'."
    )]
    public async Task WrongWordIsNamedInOneLine(string line, string error)
    {
        var result = await Tool.Run(line.Split(' '));

        Assert.Equal((2, "", $"showrunner: {error}\n"), (result.Code, result.Output, result.Error));
    }

    [Fact]
    public async Task VersionIsPrintedAlone()
    {
        var result = await Tool.Run("--version");

        Assert.Equal(0, result.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", result.Output);
    }
}
