using System.Diagnostics;

namespace Cli.Tests;

/// <summary><c>write --interactive</c> through a pipe, as a script drives it.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<Result> Talk(params string[] lines) => Talk([], lines);

    private async Task<Result> Talk(string[] options, string[] lines)
    {
        Some.Model(_folder);
        using var process = Tool.Start(
            _folder.Path,
            ["write", "jerry.show", "--interactive", "--seed", "3", "--longest-line", "8", .. options]
        );
        foreach (var line in lines)
            await process.StandardInput.WriteLineAsync(line);
        return await Tool.Finish(process);
    }

    private string Saved(string name) => File.ReadAllText(_folder.File(name));

    [Fact]
    public async Task EveryCommandDoesWhatItSays()
    {
        var result = await Talk(
            "jerry: what is the deal?",
            "kramer:",
            "",
            "alt",
            "3",
            "redo 1",
            "r",
            "jerry: nobody asked.",
            "undo",
            "undo",
            "undo",
            "show",
            "branch other",
            "elaine: it goes over.",
            "save other.txt",
            "branch main",
            "branch",
            "--take-turns --temperature 0.5",
            "reset",
            "help",
            "save main.fountain",
            "quit"
        );

        Assert.Equal((0, ""), (result.Code, result.Error));
        var lines = Saved("other.txt").Split("\n\n");
        Assert.Equal("jerry: what is the deal?", lines[0]);
        Assert.StartsWith("kramer: ", lines[1]);
        Assert.Equal("elaine: it goes over.\n", lines[^1]);
        Assert.Contains("JERRY\nwhat is the deal?", Saved("main.fountain"));
        Assert.DoesNotContain("it goes over.", Saved("main.fountain"));
        Assert.Contains($"   2  {lines[1]}\n", result.Output);
        Assert.Contains("* main, ", result.Output);
        Assert.Contains("redo 4 ", result.Output);
    }

    [Fact]
    public async Task SameSeedAndCommandsGiveTheSameConversation()
    {
        string[] commands = ["", "r", "", "alt", "2", "redo 1", "", "undo", "quit", "quit"];

        Assert.Equal((await Talk(commands)).Output, (await Talk(commands)).Output);
    }

    [Fact]
    public async Task CommandsAreTakenInCapitalsAndQAndExitLeave()
    {
        var help = await Talk("HELP", "Show", "q");
        var exit = await Talk("exit");

        Assert.Contains("redo 4 ", help.Output);
        Assert.Contains("No line stands yet.", help.Output);
        Assert.DoesNotContain("is no command", help.Output);
        Assert.Equal((0, 0), (help.Code, exit.Code));
    }

    [Fact]
    public async Task AlternativesThatWouldAllBeTheSameAreSaid()
    {
        var result = await Talk(["--temperature", "0"], ["alt", "r", "q"]);

        Assert.Contains("--temperature 0 draws nothing", result.Output);
        Assert.DoesNotContain("version 2", result.Output);
    }

    [Fact]
    public async Task VersionsHaveNumbersOfTheirOwn() => Assert.Matches(@"\n   1\? version 3  ", (await Talk("alt", "q")).Output);

    [Fact]
    public async Task WhatIsNotWellFormedIsRefused()
    {
        var result = await Talk("[setting: ]", "[setting: the harbour", "jerry: (unclosed", "show", "q");

        Assert.Equal(2, result.Output.Split("[setting: the harbour].").Length - 1);
        Assert.Contains("is not closed", result.Output);
        Assert.Contains("No line stands yet.", result.Output);
    }

    [Fact]
    public async Task MistakesAreSaidAndCostNothing()
    {
        _folder.Write("there.txt", "precious");

        var result = await Talk(
            "nonsense",
            "redo",
            "redo 7",
            "4",
            "undo",
            "save",
            "save there.txt",
            "--temperature 11",
            "--bias soup=1",
            "--lines 3",
            "",
            "save there.txt",
            "replace missing/x.txt",
            "quit",
            "quit"
        );

        Assert.Equal(0, result.Code);
        foreach (
            var part in (string[])
                [
                    "nonsense",
                    "not \"\"",
                    "no line 7",
                    "no version 4",
                    "nothing to undo",
                    "takes the file's name",
                    "No line stands",
                    "0 to 10",
                    "\"soup\"",
                    "--lines",
                    "there.txt is there already",
                    "missing/x.txt",
                    "Not saved: branch main",
                ]
        )
        {
            Assert.Contains(part, result.Output);
        }

        Assert.Equal("precious", Saved("there.txt"));
        Assert.False(File.Exists(_folder.File("unsaved.txt")));
    }

    [Fact]
    public async Task SavesInTheFormatOfTheEnding()
    {
        var result = await Talk(
            "jerry: nobody asked.",
            "save scene.pdf",
            "save scene.docx",
            "save \"scene.csv\"",
            "save scene.doc",
            "save scene",
            "save scene.srt",
            "quit"
        );

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.StartsWith("%PDF-", Saved("scene.pdf"));
        Assert.StartsWith("PK", Saved("scene.docx"));
        Assert.Equal("scene,speaker,words\n1,jerry,nobody asked.\n", Saved("scene.csv"));
        foreach (var name in (string[])["scene.doc", "scene", "scene.srt"])
        {
            Assert.Contains($"The ending of {name} is none of", result.Output);
            Assert.False(File.Exists(_folder.File(name)));
        }
    }

    [Fact]
    public async Task GoesOnWithAScriptOrAPrime()
    {
        _folder.Write("scene.txt", "jerry: nobody asked.\n\nelaine: it goes over.\n");

        var script = await Talk(["--script", "scene.txt", "--after", "1"], ["save one.txt", "quit"]);
        var prime = await Talk(["--prime", "kramer: i am"], ["", "save two.txt"]);

        Assert.Equal((0, 0), (script.Code, prime.Code));
        Assert.Equal("jerry: nobody asked.\n", Saved("one.txt"));
        Assert.StartsWith("kramer: i am", Saved("two.txt"));
    }

    [Fact]
    public async Task EndOfTheInputLosesNothing()
    {
        _folder.Write("unsaved.txt", "of another day");

        var result = await Talk("jerry: nobody asked.", "branch other", "elaine: it goes over.");

        Assert.Equal(0, result.Code);
        Assert.Equal("of another day", Saved("unsaved.txt"));
        Assert.Equal("jerry: nobody asked.\n", Saved("unsaved-2.txt"));
        Assert.Equal("jerry: nobody asked.\n\nelaine: it goes over.\n", Saved("unsaved-3.txt"));
        Assert.Contains("Saved unsaved-3.txt.", result.Output);
    }

    [Fact]
    public async Task CtrlCLosesNothing()
    {
        Some.Model(_folder);
        using var process = Tool.Start(_folder.Path, ["write", "jerry.show", "-i"]);
        await process.StandardInput.WriteLineAsync("jerry: nobody asked.");
        while (
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.StartsWith("   2?", StringComparison.Ordinal)
        ) { }

        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.Equal("jerry: nobody asked.\n", Saved("unsaved.txt"));
    }

    [Theory]
    [InlineData("--scenes", "2")]
    [InlineData("--best-of", "2")]
    [InlineData("--one-scene")]
    [InlineData("--probabilities")]
    public async Task OptionsOfWholeTextsAreRefused(params string[] options) =>
        (await Talk(options, [])).FailedWith(2, "--interactive", options[0]);
}
