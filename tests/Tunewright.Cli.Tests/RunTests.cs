using System.Text.Json.Nodes;

namespace Tunewright.Cli.Tests;

/// <summary>Programs of every kind, whose parameters the tool searches.</summary>
public sealed class RunTests : IDisposable
{
    private static readonly string[] Space = ["--param", "x=float:-10:10", "--param", "n=int:1:3", "--seed", "1"];

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    public static TheoryData<string, string[]> Programs =>
        new()
        {
            { "python", [Python.Interpreter, Built.Script("train.py"), "{x}", "{n}"] },
            { "shell", ["bash", Built.Script("train.sh"), "{x}", "{n}"] },
            { ".net", ["dotnet", Built.Program, "{x}"] },
        };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task FindsTheBestValueOfAnyProgram(string language, string[] program)
    {
        var result = await _tool.Search([.. Space, "--trials", "24", "--parallel", "4", "--pruner", "none"], program);

        result.Succeeded();
        var study = _tool.Study();
        Assert.Equal(24, study.Trials.Count);
        Assert.All(study.TrialsIn(TrialState.Complete), trial => Assert.Equal(Value(trial), trial.Value!.Value, 1e-9));
        Assert.All(study.TrialsIn(TrialState.Failed), trial => Assert.True(language == "shell" && (double)trial["x"]! < -8));
        var best = study.Trials.Where(trial => trial.State == TrialState.Complete).MinBy(trial => trial.Value)!;
        Assert.Contains($"best: Trial {best.Number}, complete: ", result.Output);
        Assert.Equal(24, result.Output.Split('\n').Count(line => line.StartsWith("Trial ", StringComparison.Ordinal)));
        if (language == "python")
        {
            Assert.Equal([0L, 1, 2, 3, 4], best.IntermediateValues.Keys);
            Assert.Equal("python", best.UserAttributes["by"]);
        }
    }

    /// <summary>The tool is killed in the middle. Heartbeats find what it left, and the same command goes on.</summary>
    [Fact]
    public async Task GoesOnAfterItWasKilled()
    {
        string[] options = ["--param", "x=float:0:1", "--parallel", "4", "--heartbeat", "2", "--retries", "1"];
        using var first = _tool.Start(["run", "--storage", Tool.Address, .. options, "--", "bash", Built.Script("wait.sh"), "."]);
        var left = await _tool.Noted(4);
        while (_tool.Study().Trials.Count(trial => trial.Parameters.Length == 1) < 4)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Tool.Signal("-KILL", [.. left.Where(Tool.IsRunning)]); // at once, since a script ends with its own program
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken); // longer than two signs of life

        var second = await _tool.Search([.. options, "--trials", "20"], "bash", "-c", "echo $TUNEWRIGHT_PARAM_x");

        second.Succeeded();
        var trials = _tool.Study().Trials;
        Assert.Equal([0, 1, 2, 3], trials.Where(trial => trial.State == TrialState.Failed).Select(trial => trial.Number));
        Assert.All(trials.Skip(4), trial => Assert.Equal((double)trial["x"]!, trial.Value));
        // Each of the four was tried again, with its own value.
        Assert.Equal(
            trials.Take(4).Select(trial => trial["x"]),
            trials
                .Where(trial => trial.SystemAttributes.ContainsKey("retry_history"))
                .OrderBy(trial => trial.SystemAttributes["failed_trial"])
                .Select(trial => trial["x"])
        );
    }

    [Fact]
    public async Task OneKilledProgramFailsItsTrialOnly()
    {
        const string script = "if [ $TUNEWRIGHT_TRIAL = 2 ]; then kill -9 $$; fi; echo 1";

        var result = await _tool.Search(["--param", "x=float:0:1", "--trials", "6", "--parallel", "4"], "bash", "-c", script);

        result.Succeeded();
        var failed = Assert.Single(_tool.Study().TrialsIn(TrialState.Failed));
        Assert.Equal((2, "The program ended with exit code 137 (signal 9)."), (failed.Number, failed.FailureReason));
        Assert.Equal(5, _tool.Study().TrialsIn(TrialState.Complete).Count);
    }

    [Fact]
    public async Task GoesOnWhereSomebodyElseEndsATrial()
    {
        const string script =
            "if [ $TUNEWRIGHT_TRIAL = 0 ]; then echo $$ > 0.processes; until [ -f ended ]; do sleep 0.1; done; fi; echo 1";
        using var process = _tool.Start([
            "run",
            "--storage",
            "journal:///study.log",
            "--param",
            "x=float:0:1",
            "--trials",
            "3",
            "--",
            "bash",
            "-c",
            script,
        ]);
        await _tool.Noted(1);

        string[] end = ["tell", "--storage", "journal:///study.log", "--trial-number", "0", "--state", "fail"];
        (await _tool.Run(end)).Succeeded();
        await File.WriteAllTextAsync(Path.Join(_tool.Folder, "ended"), "", TestContext.Current.CancellationToken);

        Assert.Contains("study: 3 trials (2 complete, 1 failed)", (await Tool.Finish(process)).Succeeded().Output);
    }

    [Fact]
    public async Task PrunesAndEndsProgramsThatDoNotWantToEnd()
    {
        var result = await _tool.Search(
            ["--param", "x=float:0:1", "--trials", "7", "--grace", "0.2"],
            "bash",
            Built.Script("curve.sh"),
            "."
        );

        result.Succeeded();
        var study = _tool.Study();
        Assert.Equal([5, 6], study.TrialsIn(TrialState.Pruned).Select(trial => trial.Number));
        Assert.Equal([9, 9], study.TrialsIn(TrialState.Pruned).Select(trial => trial.Value!.Value));
        Assert.DoesNotContain(await _tool.Noted(2), Tool.IsRunning);
    }

    [Fact]
    public async Task SaysWhyAProgramFailedAndKeepsItsOutput()
    {
        const string script = "echo began; echo no such file: data.csv >&2; exit 4";

        var result = await _tool.Search(["--param", "x=float:0:1", "--max-failures", "3", "--logs", "logs"], "bash", "-c", script);

        const string reason = "The program ended with exit code 4.\nno such file: data.csv";
        Assert.Equal([reason, reason, reason], _tool.Study().Trials.Select(trial => trial.FailureReason));
        result.FailedWith(1, "The last 3 trials failed", "exit code 4", "no such file: data.csv");
        Assert.Equal(3, Directory.GetFiles(Path.Join(_tool.Folder, "logs")).Length);
        var log = await File.ReadAllLinesAsync(Path.Join(_tool.Folder, "logs", "trial-1.log"), TestContext.Current.CancellationToken);
        Assert.Equal([$"$ bash -c {script}", "began", "no such file: data.csv"], [log[0], .. log[1..].Order()]);
    }

    [Theory]
    [InlineData("echo 1; echo two", 1.0)]
    [InlineData("echo 1; echo ' 2e-3 '; echo", 2e-3)]
    [InlineData("echo '{\"value\": 7}'; echo 8", 7.0)]
    [InlineData("echo '{\"level\": \"info\"}'; echo '{not json'; echo -3", -3.0)]
    [InlineData("echo inf", double.PositiveInfinity)]
    [InlineData("echo nan", null, "The objective returned [NaN].")]
    [InlineData("echo '{\"value\": null}'", null, "The objective returned [NaN].")]
    [InlineData("echo three", null, "The program printed no value.")]
    [InlineData("echo '{\"values\": [1, 2]}'", null, "The program gave 2 values; the study has 1 objective.")]
    public async Task ReadsTheValueFromTheOutput(string script, double? value, string reason = "")
    {
        await _tool.Search(["--param", "x=float:0:1", "--trials", "1"], "bash", "-c", script);

        var trial = Assert.Single(_tool.Study().Trials);
        Assert.Equal(value, trial.Value);
        Assert.StartsWith(reason, trial.FailureReason ?? "");
    }

    [Fact]
    public async Task HasSeveralObjectives()
    {
        string[] options = ["--param", "x=float:0:1", "--directions", "minimize", "maximize", "--trials", "3", "--json"];

        var result = await _tool.Search(options, "bash", "-c", "echo '{\"values\": [{x}, 2]}'");

        result.Succeeded();
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Equal((double)line["params"]!["x"]!, (double)line["values"]![0]!));
        Assert.Single(_tool.Study().BestTrials);
    }

    [Theory]
    [InlineData("'{\"step\": 1, \"value\": 2}'", "which a study of 2 objectives cannot compare")]
    [InlineData("'{\"attributes\": {\"\": 1}}'", "The program printed what cannot be stored.")]
    public async Task FailsATrialThatPrintsWhatCannotBeStored(string line, string reason)
    {
        string[] options = ["--param", "x=float:0:1", "--directions", "minimize", "minimize", "--trials", "2"];

        (await _tool.Search(options, "bash", "-c", $"echo {line}; echo '{{\"values\": [1, 2]}}'")).Succeeded();

        Assert.All(_tool.Study().Trials, trial => Assert.Contains(reason, trial.FailureReason));
    }

    [Fact]
    public async Task PassesValuesThroughNoShell()
    {
        const string hard = "a b\"c'$(touch hacked);*\\";
        string[] options = ["--param", $"t=choice:[\"{hard.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"]", "--trials", "1"];

        var result = await _tool.Search(
            options,
            "bash",
            "-c",
            "printf %s \"$1\" > seen; echo 1; echo \"$2\" > literal",
            "bash",
            "<{t}>",
            "{{t}}"
        );

        result.Succeeded();
        Assert.Equal($"<{hard}>", await File.ReadAllTextAsync(Path.Join(_tool.Folder, "seen"), TestContext.Current.CancellationToken));
        Assert.Equal("{t}\n", await File.ReadAllTextAsync(Path.Join(_tool.Folder, "literal"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Join(_tool.Folder, "hacked")));
    }

    [Fact]
    public async Task TheSameCommandGoesOnUpToTheNumberOfTrials()
    {
        string[] Options(int trials) => ["--param", "x=float:0:1", "--trials", $"{trials}", "--quiet"];

        (await _tool.Search(Options(2), "echo", "{x}")).Succeeded();
        (await _tool.Search(Options(5), "echo", "{x}")).Succeeded();
        var third = await _tool.Search(Options(5), "echo", "{x}");

        Assert.Equal(5, _tool.Study().Trials.Count);
        Assert.Contains("has 5 trials already", third.Succeeded().Error);
        Assert.Equal(2, third.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task TriesEveryCombinationOnce()
    {
        string[] options = ["--param", "n=int:1:3", "--param", "c=choice:a,b", "--sampler", "grid"];

        (await _tool.Search(options, "bash", "-c", "echo {n}")).Succeeded();

        Assert.Equal(6, _tool.Study().Trials.Select(trial => (trial["n"], trial["c"])).Distinct().Count());
        Assert.Equal(6, _tool.Study().Trials.Count);
    }

    /// <summary>What a program leaves behind with its streams open does not hold the search up.</summary>
    [Fact]
    public async Task DoesNotWaitForWhatAProgramLeavesBehind()
    {
        (
            await _tool.Search(["--param", "x=float:0:1", "--trials", "1"], "bash", "-c", "sleep 600 & echo $! > 0.processes; echo 5")
        ).Succeeded();

        Assert.Equal(5, _tool.Study().BestValue);
        Tool.Signal("-KILL", Assert.Single(await _tool.Noted(1)));
    }

    private static double Value(FrozenTrial trial) => Math.Pow((double)trial["x"]! - 3, 2) + (long)trial["n"]!;
}
