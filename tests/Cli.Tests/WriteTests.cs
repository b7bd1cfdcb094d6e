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
}
