using System.Globalization;
using System.Text.Json.Nodes;
using Showrunner;

namespace Cli.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PrintsTheLibrarysFigures()
    {
        const string text = "jerry: what goes over?\n\nnewman: hello, jerry. hello, newman.\n";
        Some.Model(_folder);
        _folder.Write("valid.txt", text);
        var expected = Evaluation.Of(new ScriptModel(Some.Checkpoint()), text, cancellationToken: TestContext.Current.CancellationToken);

        var table = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "valid.txt");
        var json = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "valid.txt", "--json");

        Assert.Equal((0, ""), (table.Code, table.Error));
        Assert.Matches($@"perplexity\s+{expected.Perplexity.ToString("F2", CultureInfo.InvariantCulture)}\s", table.Output);
        Assert.Matches(@"unknown words\s+5\s+.*most often: hello newman: jerry newman", table.Output);
        var figures = JsonNode.Parse(json.Output)!;
        Assert.Equal(expected.Perplexity, (double)figures["perplexity"]!, 1e-9);
        Assert.Equal(expected.BitsPerCharacter, (double)figures["bitsPerCharacter"]!, 1e-9);
        Assert.Equal((expected.WordsScored, 5), ((int)figures["wordsScored"]!, (int)figures["unknownWords"]!));
    }

    [Fact]
    public async Task ShowsTheCacheInAFigureOfItsOwn()
    {
        const string text = "jerry: what goes over?\n\nnewman: hello, jerry. what goes over?\n";
        Some.Model(_folder);
        _folder.Write("valid.txt", text);
        var expected = Evaluation.Of(
            new ScriptModel(Some.Checkpoint()),
            text,
            cache: new() { Share = 0.3 },
            cancellationToken: TestContext.Current.CancellationToken
        );

        var table = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "valid.txt", "--cache", "--cache-share", "0.3");

        Assert.Matches($@"perplexity\s+{expected.Perplexity.ToString("F2", CultureInfo.InvariantCulture)}\s", table.Output);
        Assert.Matches(
            $@"with the cache\s+{expected.CachedPerplexity!.Value.ToString("F2", CultureInfo.InvariantCulture)}\s",
            table.Output
        );
    }

    [Fact]
    public async Task SaysOnStandardErrorWhatWasMended()
    {
        Some.Model(_folder);
        await File.WriteAllBytesAsync(
            _folder.File("old.txt"),
            [.. "jerry: what is the d"u8, 0xE9, .. "al?\n"u8],
            TestContext.Current.CancellationToken
        );

        var result = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "old.txt", "--json");

        Assert.Equal(0, result.Code);
        Assert.StartsWith("note: old.txt: bytes that are not UTF-8", result.Error);
        Assert.NotNull(JsonNode.Parse(result.Output));
    }

    [Fact]
    public async Task SaysInTheFirstLineHowMuchIsLeftOut()
    {
        Some.Model(_folder);
        _folder.Write("russian.txt", "jerry: привет, мир.\n\nиван: да, да, да.\n");

        var result = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "russian.txt");

        Assert.Matches(@"^perplexity .*; of \d+ % of the text, the rest is unknown\)\n", result.Output);
    }

    [Fact]
    public async Task SaysThatATextWasLearnt()
    {
        _folder.Write("jerry.txt", Some.Script);
        await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--embedding", "4", "--epochs", "1", "--threads", "1");

        var result = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "jerry.txt");

        Assert.Equal("note: jerry.show was trained on this text. On one that it has not seen, its figures are worse.\n", result.Error);
    }

    [Fact]
    public async Task ScriptsThatChangedAreNotTakenForThoseOfTheTraining()
    {
        _folder.Write("jerry.txt", Some.Script);
        await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--embedding", "4", "--epochs", "1", "--threads", "1");
        var right = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show");
        _folder.Write("jerry.txt", Some.Script + "\n\nnewman: hello, jerry.\n");

        Assert.Equal(0, right.Code);
        (await Tool.RunIn(_folder.Path, "evaluate", "jerry.show")).FailedWith(1, "jerry.txt has changed since jerry.show was trained");
        (await Tool.RunIn(_folder.Path, "report", "jerry.show")).FailedWith(1, "jerry.txt has changed since jerry.show was trained");
        (await Tool.RunIn(_folder.Path, "train", "--resume", "jerry.show")).FailedWith(1, "jerry.show was trained on another text");
    }
}
