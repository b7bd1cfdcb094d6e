using Showrunner;
using Showrunner.Base;

namespace Cli.Tests;

public sealed class BaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnglishTextsBeginWithEnglish()
    {
        _folder.Write("jerry.txt", Some.Script);

        var result = await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--epochs", "1");

        Assert.Equal(0, result.Code);
        Assert.Matches(
            @"^note: begins with english, .* knows \d\d % of the text's words\. --from none begins with nothing\.\n$",
            result.Error
        );
        Assert.Equal(["english"], OriginsOf("jerry.show"));
    }

    [Theory]
    [InlineData("--from", "none")]
    [InlineData("--layers", "1")]
    [InlineData("--recipe", "notebook")]
    public async Task BeginsWithNothingIfAsked(string option, string value)
    {
        _folder.Write("jerry.txt", Some.Script);

        var result = await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--epochs", "1", option, value);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Empty(OriginsOf("jerry.show"));
    }

    [Fact]
    public async Task TextsOfAnotherLanguageBeginWithNothing()
    {
        _folder.Write("борис.txt", string.Concat(Enumerable.Repeat("борис: привет, как дела?\nанна: хорошо, спасибо, борис.\n", 50)));

        var result = await Tool.RunIn(_folder.Path, "train", "борис.txt", "--epochs", "1");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Empty(OriginsOf("борис.show"));
    }

    [Fact]
    public async Task TheReportSaysWhatAModelBeganWith()
    {
        _folder.Write("jerry.txt", Some.Script);
        await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--epochs", "1");

        var result = await Tool.RunIn(_folder.Path, "report", "jerry.show", "--words", "1000", "--scenes", "10");

        var text = result.Output.ReplaceLineEndings(" ");
        Assert.Contains("It went on from english.", text, StringComparison.Ordinal);
        Assert.Contains("--known-text", text, StringComparison.Ordinal);
        Assert.Contains("corpus get` fetches those of english: self-dialogue and plays.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsSmallAndKnowsTheSampleShow()
    {
        using var file = typeof(EnglishBase).Assembly.GetManifestResourceStream("english.base.show")!;

        Assert.InRange(file.Length, 1_000_000, 12_000_000);
        Assert.InRange(EnglishBase.Load().KnownShare(SampleShow.Corpus), 0.8, 0.99);
    }

    private IEnumerable<string> OriginsOf(string model) =>
        Checkpoint.Load(_folder.File(model)).Manifest.Origins.Select(origin => origin.Name);
}
