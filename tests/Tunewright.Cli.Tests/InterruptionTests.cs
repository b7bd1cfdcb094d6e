namespace Tunewright.Cli.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task EndsTheProgramsMarksTheTrialsAndGoesOn(string signal)
    {
        string[] options = ["--param", "x=float:0:1", "--parallel", "4"];
        using var first = _tool.Start(["run", "--storage", Tool.Address, .. options, "--", "bash", Built.Script("wait.sh"), "."]);
        var processes = await _tool.Noted(4);

        Tool.Signal(signal, first.Id);
        var interrupted = await Tool.Finish(first);

        Assert.Equal(130, interrupted.Code);
        Assert.Contains("The same command goes on", interrupted.Error);
        Assert.DoesNotContain("   at ", interrupted.Error);
        Assert.Equal(8, processes.Length);
        Assert.DoesNotContain(processes, Tool.IsRunning);
        Assert.All(_tool.Study().Trials, trial => Assert.StartsWith("The search was cancelled", trial.FailureReason));

        // Trials that were cut off do not count.
        (await _tool.Search([.. options, "--trials", "3"], "echo", "{x}")).Succeeded();
        Assert.Equal(3, _tool.Study().TrialsIn(TrialState.Complete).Count);
    }

    [Fact]
    public async Task EndsAtOnceWhenAskedAgain()
    {
        const string stubborn = "trap '' TERM INT; echo $$ > 0.processes; while true; do sleep 0.1; done";
        string[] options = ["--param", "x=float:0:1", "--grace", "600"];
        using var process = _tool.Start(["run", "--storage", Tool.Address, .. options, "--", "bash", "-c", stubborn]);
        var programs = await _tool.Noted(1);

        Tool.Signal("-INT", process.Id);
        var waited = process.WaitForExit(TimeSpan.FromSeconds(1.5));
        Tool.Signal("-INT", process.Id);

        Assert.False(waited);
        Assert.Equal(130, (await Tool.Finish(process)).Code);
        Assert.DoesNotContain(programs, Tool.IsRunning);
    }
}
