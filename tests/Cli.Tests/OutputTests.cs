using System.Diagnostics;
using Showrunner;

namespace Cli.Tests;

/// <summary>
/// Output that cannot be written: a full device, a stream that the shell closed, a reader that left. And input that is closed.
/// </summary>
public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputTests()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        _folder.Write("jerry.txt", Some.Script);
        Some.Model(_folder, "some.show");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(">/dev/full", "note: Standard output cannot be written: No space left on device. The work goes on without it.\n")]
    [InlineData(">&-", "note: Standard output cannot be written: it is closed. The work goes on without it.\n")]
    [InlineData(">/dev/full 2>/dev/full", "")]
    [InlineData("2>/dev/full", "")]
    [InlineData("2>&-", "")]
    public async Task TrainingGoesOnWithoutIt(string redirection, string note)
    {
        var result = await Shell($"train jerry.txt --embedding 8 --epochs 2 --threads 1 --out jerry.show {redirection}");

        Assert.Equal((0, note), (result.Code, result.Error));
        Assert.Equal(2, Checkpoint.Load(_folder.File("jerry.show")).Manifest.History.Count);
    }

    [Theory]
    [InlineData("write some.show --seed 1 --words 20 >/dev/full", "No space left on device")]
    [InlineData("write some.show --seed 1 --words 20 >&-", "it is closed")]
    [InlineData("corpus jerry.txt >/dev/full", "No space left on device")]
    [InlineData("evaluate some.show jerry.txt --json >/dev/full", "No space left on device")]
    [InlineData("--help >/dev/full", "No space left on device")]
    public async Task WhatOnlyPrintsFailsAndNamesIt(string command, string reason)
    {
        var result = await Shell(command);

        Assert.Equal(
            (1, $"showrunner: Standard output cannot be written: {reason}.\n"),
            (result.Code, result.Error.Replace("note: --seed 1 writes this scene again.\n", "", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("write some.show --interactive --seed 1 <&-", 0, "")]
    [InlineData("convert - --to text <&-", 1, "showrunner: standard input is empty.\n")]
    [InlineData("convert - --to text </dev/null", 1, "showrunner: standard input is empty.\n")]
    public async Task ClosedInputIsEmpty(string command, int code, string error)
    {
        var result = await Shell(command);

        Assert.Equal((code, error), (result.Code, result.Error));
    }

    [Theory]
    [InlineData("corpus none.txt >/dev/full 2>/dev/full", 1)]
    [InlineData("write some.show --words 20 2>/dev/full >/dev/full", 1)]
    [InlineData("write some.show --words 20 2>/dev/full", 0)]
    [InlineData("--bogus 2>&-", 2)]
    public async Task NothingAborts(string command, int code) => Assert.Equal(code, (await Shell(command)).Code);

    [Fact]
    public async Task ReaderThatLeavesIsNoError()
    {
        var result = await Shell("write some.show --seed 1 --words 20000 | head -n 1 >/dev/null");

        Assert.Equal((0, ""), (result.Code, result.Error));
    }

    private Task<Result> Shell(string command) =>
        Tool.Finish(
            Process.Start(
                new ProcessStartInfo("sh", ["-c", $"{Built.Command} {command}"])
                {
                    WorkingDirectory = _folder.Path,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!
        );
}
