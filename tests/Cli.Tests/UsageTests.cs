namespace Cli.Tests;

public class UsageTests
{
    [Fact]
    public async Task MistypedCommandFailsInOneLineWithAGuess()
    {
        var result = await Tool.Run("wrte");

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.Equal("showrunner: Unrecognized command or argument 'wrte'. Did you mean write? See 'showrunner --help'.\n", result.Error);
    }

    [Fact]
    public async Task VersionIsPrintedAlone()
    {
        var result = await Tool.Run("--version");

        Assert.Equal(0, result.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", result.Output);
    }
}
