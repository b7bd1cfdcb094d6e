using System.Globalization;
using Showrunner;

namespace Cli.Tests;

public sealed class CalibrateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task BestSettingsBecomeTheDefaults()
    {
        var checkpoint = Some.Checkpoint();
        var text = TrainingText.Of(checkpoint.Vocabulary.Encode(Tokenizer.Encode(Some.Script)));
        (checkpoint with { TrainingText = text }).Save(_folder.File("jerry.show"));
        _folder.Write("finale.txt", Some.Script);

        var result = await Tool.RunIn(
            _folder.Path,
            "calibrate jerry.show --validation finale.txt --out best.show --trials 3 --scenes 3 --words 20 --candidates 2".Split(' ')
        );

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("best.show writes with its settings", result.Output);
        var settings = CheckpointManifest.Read(_folder.File("best.show")).Writing;
        Assert.Equal(2, settings["candidates"]);
        Assert.Empty(CheckpointManifest.Read(_folder.File("jerry.show")).Writing);
        string[] explicitly =
        [
            .. settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value.ToString(CultureInfo.InvariantCulture) }),
        ];
        var byDefault = await Tool.RunIn(_folder.Path, "write", "best.show", "--seed", "3", "--words", "40");
        var asTold = await Tool.RunIn(_folder.Path, ["write", "jerry.show", "--seed", "3", "--words", "40", .. explicitly]);
        Assert.Equal(asTold.Output, byDefault.Output);
    }
}
