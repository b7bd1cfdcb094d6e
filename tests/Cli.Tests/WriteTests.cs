namespace Cli.Tests;

public sealed class WriteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SameSeedWritesTheSameScene()
    {
        Some.Model(_folder);
        string[] command = ["write", "jerry.show", "--prime", "jerry:", "--words", "60", "--temperature", "1", "--seed", "7"];

        var first = await Tool.RunIn(_folder.Path, command);
        var second = await Tool.RunIn(_folder.Path, command);

        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.StartsWith("jerry:", first.Output);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task CaseIsRestoredOnRequest()
    {
        Some.Model(_folder);
        string[] command = ["write", "jerry.show", "--prime", "jerry: what is", "--words", "60", "--seed", "7", "--stop", "ferry"];

        var lower = await Tool.RunIn(_folder.Path, command);
        var restored = await Tool.RunIn(_folder.Path, [.. command, "--restore-case"]);

        Assert.StartsWith("Jerry: What is", restored.Output);
        Assert.Equal(lower.Output, restored.Output.ToLowerInvariant());
    }

    [Fact]
    public async Task SeedThatWasDrawnIsSaidSoThatTheSceneCanBeHadAgain()
    {
        Some.Model(_folder);

        var drawn = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--words", "40");
        var seed = drawn.Error.Split("--seed ")[1].Split(' ')[0];
        var again = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--words", "40", "--seed", seed);

        Assert.Equal(drawn.Output, again.Output);
    }

    [Fact]
    public async Task UnknownWordInThePrimeGetsSuggestionsAndWritingGoesOn()
    {
        Some.Model(_folder);

        var result = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--prime", "jery: what", "--seed", "1");

        Assert.Equal(0, result.Code);
        Assert.Matches("^note: The model knows no speaker \"jery\"\\. Nearest names: jerry.*\n$", result.Error);
        Assert.StartsWith("jery: what", result.Output);
    }

    [Theory]
    [InlineData("--temperature", "11", "0 to 10")]
    [InlineData("--temperature", "warm", "0 to 10")]
    [InlineData("--words", "0", "1 to 1000000")]
    [InlineData("--top-k", "-1", "0 to 1000000")]
    [InlineData("--seed", "1.5", "0 to 2147483647")]
    public async Task OptionOutOfRangeNamesTheRange(string option, string value, string range)
    {
        var result = await Tool.RunIn(_folder.Path, "write", "jerry.show", option, value);

        result.FailedWith(2, option, range, value);
    }

    [Fact]
    public async Task NeedsNoLibtorchOnTheMachine()
    {
        Some.Model(_folder);
        _folder.Write("valid.txt", Some.Script);
        var copy = Directory.CreateDirectory(_folder.File("tool")).FullName;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Built.Tool)!))
        {
            if (!Path.GetFileName(file).Contains("Torch") && Path.GetFileName(file) != "Showrunner.Training.dll")
                File.Copy(file, Path.Join(copy, Path.GetFileName(file)));
        }

        foreach (
            var command in (string[][])
                [
                    ["write", "jerry.show"],
                    ["evaluate", "jerry.show", "valid.txt"],
                    ["corpus", "valid.txt"],
                ]
        )
        {
            using var process = Tool.Start(_folder.Path, command, Path.Join(copy, Path.GetFileName(Built.Tool)));
            var result = await Tool.Finish(process);
            Assert.True(result.Code == 0, result.Error);
        }
    }

    [Fact]
    public async Task LinesAreCountedAsTheRoomShowsThem()
    {
        Some.Model(_folder);
        _folder.Write("scene.txt", Some.Script);

        var redone = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--script", "scene.txt", "--redo", "5", "--seed", "1");
        var after = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--script", "scene.txt", "--after", "2", "--words", "30");

        Assert.Equal(3, redone.Output.Count(c => c == '\n'));
        Assert.StartsWith(string.Join("\n\n", Some.Script.Split("\n\n").Take(2)), after.Output);
        (await Tool.RunIn(_folder.Path, "write", "jerry.show", "--script", "scene.txt", "--redo", "4")).FailedWith(
            1,
            "Line 4",
            "no speech"
        );
        (await Tool.RunIn(_folder.Path, "write", "jerry.show", "--script", "scene.txt", "--redo", "6")).FailedWith(1, "no line 6", "has 5");
    }

    [Theory]
    [InlineData("--words 60", false)]
    [InlineData("--words 60 --lines 1 --longest-line 2", true)]
    [InlineData("--words 60 --lines 1 --longest-line 2 --script scene.txt", true)] // what is in the script does not count
    public async Task WantedWordThatDoesNotComeIsSaid(string options, bool isSaid)
    {
        Some.Model(_folder);
        _folder.Write("scene.txt", Some.Script);

        string[] command = ["write", "jerry.show", .. $"--want ferry --want comes --want deal --seed 1 {options}".Split(' ')];
        var result = await Tool.RunIn(_folder.Path, command);

        Assert.Equal(0, result.Code);
        Assert.Matches(isSaid ? "^note: [a-z, ]+ did not come: the scene was at its end before\\. Allow more" : "^$", result.Error);
    }

    [Fact]
    public async Task TwoBlankLinesPartScenes()
    {
        Some.Model(_folder);

        var both = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--seed", "1", "--scenes", "2", "--words", "20");
        var first = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--seed", "1", "--words", "20");
        var second = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--seed", "2", "--words", "20");

        Assert.Equal($"{first.Output}\n\n{second.Output}", both.Output);
    }

    [Theory]
    [InlineData("--beams 2 --seed 5", "--beams")]
    [InlineData("--contrastive-k 3 --seed 5", "--contrastive-k")]
    [InlineData("--temperature 0 --seed 5", "--temperature 0")]
    [InlineData("--top-k 1 --scenes 2", "--top-k 1")]
    public async Task SeedThatChangesNothingIsSaid(string options, string cause)
    {
        Some.Model(_folder);

        var result = await Tool.RunIn(_folder.Path, ["write", "jerry.show", "--words", "10", .. options.Split(' ')]);

        Assert.Equal((0, $"note: {cause} draws nothing: it gives the same text for every seed.\n"), (result.Code, result.Error));
    }
}
