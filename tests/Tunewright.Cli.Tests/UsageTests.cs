namespace Tunewright.Cli.Tests;

/// <summary>What cannot be meant is refused in one line, which names the word at fault and what would be right.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("lr", "it has no name before a =")]
    [InlineData("lr=flaot:0:1", "'flaot' is no kind of range")]
    [InlineData("lr=float:0", "a range has two ends")]
    [InlineData("lr=float:0:one", "'one' is no number")]
    [InlineData("lr=float:1:0", "")]
    [InlineData("lr=float:0:1:log", "")]
    [InlineData("lr=float:0:1:lgo", "log or step=…, not 'lgo'")]
    [InlineData("lr=int:1:2.5", "'2.5' is no whole number")]
    [InlineData("lr=choice:", "it has no choices")]
    [InlineData("lr=choice:a,a", "occurs twice")]
    [InlineData("lr=choice:[1,", "")]
    [InlineData("lr={\"name\": 1}", "")]
    public async Task NamesABadRange(string spec, string reason)
    {
        var result = await _tool.Search(["--param", spec], "echo", "1");

        result.FailedWith(2, $"--param '{spec}': ", reason);
        Assert.Empty(Directory.GetFiles(_tool.Folder));
    }

    [Theory]
    [InlineData("{y} is no parameter; there are {x}, {trial}", "echo", "{y}")]
    [InlineData("./train.sh does not exist", "./train.sh")]
    public async Task NamesABadProgram(string reason, params string[] program)
    {
        (await _tool.Search(["--param", "x=float:0:1"], program)).FailedWith(2, reason);
        Assert.Empty(Directory.GetFiles(_tool.Folder));
    }

    [Fact]
    public async Task EndsWhereTheProgramCannotBeStarted()
    {
        var script = Path.Join(_tool.Folder, "train.sh");
        await File.WriteAllTextAsync(script, "echo 1", TestContext.Current.CancellationToken);

        (await _tool.Search(["--param", "x=float:0:1"], "no-such-program")).FailedWith(1, "'no-such-program' cannot be started");
        (await _tool.Search(["--param", "x=float:0:1"], script)).FailedWith(1, "cannot be started", "chmod +x");
    }

    [Theory]
    [InlineData("--storage sqlite:///study.db", "Name the program after --")]
    [InlineData("--storage sqlite:///study.db -- echo 1", "Name the parameters, once each: --param name=float:0.1:0.9")]
    [InlineData("--param x=int:1:2 -- echo 1", "Name the storage, such as --storage sqlite:///study.db")]
    [InlineData("--param x=int:1:2 --storage sqlite:///study.db echo --lr {x}", "What belongs to the program comes after --.")]
    [InlineData("--param x=int:1:2 --storage nosql:///a -- echo 1", "nosql")]
    [InlineData("--param x=int:1:2 --param x=int:1:3 --storage sqlite:///study.db -- echo 1", "'x' twice")]
    [InlineData("--param x=float:0:1 --sampler grid --storage sqlite:///study.db -- echo 1", "Give it a step")]
    [InlineData("--param x=int:1:2 --direction up --storage sqlite:///study.db -- echo 1", "minimize or maximize, not 'up'")]
    [InlineData("--param x=int:1:2 --trails 5 --storage sqlite:///study.db -- echo 1", "Did you mean --trials?")]
    public async Task SaysWhatIsMissing(string arguments, string reason) =>
        (await _tool.Run(["run", .. arguments.Split(' ')])).FailedWith(2, reason);

    [Fact]
    public async Task KeepsAStudysDirection()
    {
        (await _tool.Run("create", "--storage", Tool.Address, "--study", "s", "--direction", "maximize")).Succeeded();

        (await _tool.Search(["--param", "x=int:1:2", "--direction", "minimize"], "echo", "1")).FailedWith(2, "Study 's'", "direction");
    }

    [Theory]
    [InlineData("best --storage sqlite:///none.db", "none.db does not exist")]
    [InlineData("best --storage journal:///none.log", "none.log does not exist")]
    [InlineData("trials --storage sqlite:///study.db --study other", "It holds s.")]
    [InlineData("delete --storage sqlite:///study.db", "Name the study to delete")]
    [InlineData("create --storage sqlite:///study.db --study s", "--skip-if-exists")]
    [InlineData("tell --storage sqlite:///study.db --trial-number 0", "--values X, or --state")]
    [InlineData("tell --storage sqlite:///study.db --trial-number 7 --values 1", "no trial 7")]
    [InlineData("ask --storage sqlite:///study.db --search-space [1]", "--search-space cannot be read")]
    public async Task NamesWhatIsNotThere(string arguments, string reason)
    {
        (await _tool.Run("create", "--storage", Tool.Address, "--study", "s")).Succeeded();

        (await _tool.Run(arguments.Split(' '))).FailedWith(2, reason);
    }

    [Fact]
    public async Task SaysThatThereIsNoBestTrialYet()
    {
        (await _tool.Run("create", "--storage", Tool.Address, "--study", "s")).Succeeded();

        (await _tool.Run("best", "--storage", Tool.Address)).FailedWith(1, "s");
    }
}
