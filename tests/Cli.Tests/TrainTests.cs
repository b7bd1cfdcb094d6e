using System.Text.Json.Nodes;
using Showrunner;

namespace Cli.Tests;

public sealed class TrainTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KeepsTheModelUnderTheScriptsName()
    {
        _folder.Write("jerry.txt", Some.Script);

        var result = await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--embedding", "8", "--epochs", "2");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Matches(@"epoch 2 .*perplexity \d", result.Output);
        Assert.Equal(8, Checkpoint.Load(_folder.File("jerry.show")).Manifest.Model.EmbeddingSize);
    }

    [Fact]
    public async Task GoesOnFromAnotherModel()
    {
        _folder.Write("jerry.txt", Some.Script);
        await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--embedding", "8", "--epochs", "1");

        var result = await Tool.RunIn(
            _folder.Path,
            "train",
            "jerry.txt",
            "--from",
            "jerry.show",
            "--epochs",
            "1",
            "--out",
            "spin-off.show"
        );

        Assert.Equal((0, "note: jerry.show knows 100 % of the text's words.\n"), (result.Code, result.Error));
        Assert.Contains("It goes on from jerry, in small steps", result.Output, StringComparison.Ordinal);
        var manifest = Checkpoint.Load(_folder.File("spin-off.show")).Manifest;
        Assert.Equal((8, "jerry"), (manifest.Model.EmbeddingSize, Assert.Single(manifest.Origins).Name));
    }

    [Fact]
    public async Task RefusesABaseThatContradictsWhatElseIsAsked()
    {
        _folder.Write("jerry.txt", Some.Script);
        _folder.Write("борис.txt", "борис: привет, как дела?\nанна: хорошо, спасибо, борис.\n");
        await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--embedding", "8", "--epochs", "1");

        (await Train("jerry.txt", "--layers", "2")).FailedWith(1, "jerry has 1 layer", "2 layers");
        (await Train("jerry.txt", "--resume", "jerry.show")).FailedWith(2, "--resume jerry.show", "--from jerry.show");
        (await Train("борис.txt")).FailedWith(1, "jerry knows 0 %", "different languages");
        Assert.Equal(["jerry.show"], Directory.GetFiles(_folder.Path, "*.show").Select(Path.GetFileName));

        Task<Result> Train(params string[] arguments) =>
            Tool.RunIn(_folder.Path, ["train", .. arguments, "--from", "jerry.show", "--out", "other.show"]);
    }

    [Fact]
    public async Task MixesInAnotherTextAndGoesOnWithIt()
    {
        _folder.Write("jerry.txt", Some.Script);
        _folder.Write("other.csv", "who,what\njerry,what is the ferry?\nnewman,it is the harbour.\n");
        string[] small = ["--embedding", "8", "--epochs", "1"];

        var begun = await Train(["jerry.txt", "--mix", "other.csv", "--mix-share", "0.3", .. small]);
        var resumed = await Train("--resume", "jerry.show");
        _folder.Write("other.csv", "who,what\njerry,what is the deal?\n");
        var changed = await Train("--resume", "jerry.show");
        File.Delete(_folder.File("other.csv"));
        var missing = await Train("--resume", "jerry.show");

        Assert.Equal((0, ""), (begun.Code, begun.Error));
        Assert.Contains("words and marks of other.csv.", begun.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (resumed.Code, resumed.Error));
        changed.FailedWith(1, "other.csv is not, or no longer, the text that was mixed in when jerry.show was begun");
        missing.FailedWith(1, "other.csv");
    }

    [Fact]
    public async Task RefusesAMixThatContradictsWhatElseIsAsked()
    {
        trained.CopyTo(_folder);
        _folder.Write("борис.txt", "борис: привет, как дела?\nанна: хорошо, спасибо, борис.\n");

        (await Train("jerry.txt", "-o", "x.show", "--mix-share", "0.2")).FailedWith(2, "--mix-share needs --mix");
        (await Train("jerry.txt", "-o", "x.show", "--mix", "jerry.txt", "--mix-share", "0.6")).FailedWith(2, "above 0 and at most 0.5");
        (await Train("jerry.txt", "-o", "x.show", "--mix", "борис.txt")).FailedWith(1, "борис.txt", "different languages");
        (await Train("--resume", "jerry.show", "--mix", "jerry.txt")).FailedWith(1, "jerry.show was begun without another text");
        (await Train("--resume", "jerry.show", "--mix", "jerry.txt", "--mix-share", "0.2")).FailedWith(2, "--mix-share");
        Assert.False(File.Exists(_folder.File("x.show")));
    }

    [Fact]
    public async Task EvaluatePrintsThePerplexityThatTrainingReported()
    {
        _folder.Write("jerry.txt", Some.Script);
        _folder.Write("valid.txt", "jerry: it goes back, and it comes over.\n\nelaine: out!\n");

        var trained = await Tool.RunIn(
            _folder.Path,
            "train",
            "jerry.txt",
            "--validation",
            "valid.txt",
            "--embedding",
            "8",
            "--epochs",
            "3",
            "--json"
        );
        var evaluated = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "valid.txt", "--json");

        var lines = trained.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(
            ["read", "begin", "epoch", "epoch", "epoch", "end"],
            lines.Select(line => (string)line["event"]!).Where(name => name != "step")
        );
        Assert.Equal((double)lines[^1]["validationPerplexity"]!, (double)JsonNode.Parse(evaluated.Output)!["perplexity"]!, 1e-3);
    }

    [Fact]
    public async Task DoesNotReplaceAModelUnasked()
    {
        var model = trained.CopyTo(_folder);
        var before = await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken);

        var result = await Tool.RunIn(_folder.Path, "train", "jerry.txt");

        result.FailedWith(2, "jerry.show exists already", "--resume", "--overwrite", "--out");
        Assert.Equal(before, await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--embedding", "0", "1 to 4096")]
    [InlineData("--layers", "9", "1 to 8")]
    [InlineData("--output-dropout", "NaN", "0 to 0.95")]
    [InlineData("--learning-rate", "-1", "above 0 and at most 1")]
    [InlineData("--minutes", "0", "above 0 and at most 100000")]
    [InlineData("--recipe", "magic", "bptt or notebook")]
    [InlineData("--threads", "many", "1 to 1024")]
    public async Task OptionOutOfRangeNamesTheRange(string option, string value, string range)
    {
        var result = await Tool.RunIn(_folder.Path, "train", option, value);

        result.FailedWith(2, option, value, range);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task OptionsThatContradictOneAnotherAreRefused()
    {
        trained.CopyTo(_folder);

        (await Tool.RunIn(_folder.Path, "train", "--resume", "jerry.show", "--layers", "2")).FailedWith(2, "--resume", "--layers");
    }

    [Fact]
    public async Task LearnsTextWithoutSpeakersAndSaysSo()
    {
        _folder.Write("prose.txt", "it was a dark night.\nthe ferry did not come.\nit never does.\nnobody was surprised.\n");

        var result = await Tool.RunIn(_folder.Path, "train", "prose.txt", "--embedding", "8", "--epochs", "1");

        Assert.Equal(0, result.Code);
        Assert.StartsWith("note: ", result.Error);
        Assert.Contains("No line names a speaker", result.Error);
    }

    [Fact]
    public async Task LossThatIsNotANumberStopsAndKeepsTheModel()
    {
        var model = trained.CopyTo(_folder);
        await Tool.RunIn(_folder.Path, "train", "jerry.txt", "-o", "long.show", "--embedding", "8", "--epochs", "50", "--patience", "1");
        var checkpoint = Checkpoint.LoadForResuming(model);
        var weights = (byte[])checkpoint.Resume!["weights.safetensors"].Clone();
        weights.AsSpan(8 + (int)BitConverter.ToInt64(weights)).Fill(0xFF); // all NaN
        Unfinished(checkpoint with { Resume = new Dictionary<string, byte[]>(checkpoint.Resume) { ["weights.safetensors"] = weights } })
            .Save(model);
        var before = Checkpoint.Load(model).Weights[0].Values;

        var result = await Tool.RunIn(_folder.Path, "train", "--resume", "jerry.show");

        result.FailedWith(1, "NaN", "learning rate");
        Assert.Equal(before, Checkpoint.Load(model).Weights[0].Values);
    }

    private Task<Result> Train(params string[] arguments) => Tool.RunIn(_folder.Path, ["train", .. arguments]);

    private static Checkpoint Unfinished(Checkpoint checkpoint)
    {
        var record = JsonNode.Parse(checkpoint.Manifest.Training!.Value.GetRawText())!;
        record["progress"]!["finished"] = false;
        record["options"]!["epochs"] = 100;
        using var document = System.Text.Json.JsonDocument.Parse(record.ToJsonString());
        return checkpoint with { Manifest = checkpoint.Manifest with { Training = document.RootElement.Clone() } };
    }
}
