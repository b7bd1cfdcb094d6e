namespace Cli.Tests;

public sealed class WeightsTests : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WeightsTests(TrainedModel model) => model.CopyTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EightBitsWriteTheSameSceneWithAnyThreadsAndInstructions()
    {
        string[] command = ["write", "jerry.show", "--words", "300", "--temperature", "1.5", "--top-k", "0", "--seed", "7"];
        var usual = await Tool.RunIn(_folder.Path, command);

        foreach (var setting in new[] { "DOTNET_PROCESSOR_COUNT=1", "DOTNET_EnableAVX512=0", "DOTNET_EnableAVX2=0" })
        {
            using var process = Tool.Start(_folder.Path, command, setting: setting);
            Assert.Equal(usual, await Tool.Finish(process));
        }
        Assert.Equal((0, ""), (usual.Code, usual.Error));
    }

    [Fact]
    public async Task EvaluateIsExactUnlessAskedOtherwise()
    {
        var usual = await Loss();

        Assert.Equal(usual, await Loss("--weights", "full"));
        Assert.NotEqual(usual, await Loss("--weights", "8-bit"));

        async Task<string> Loss(params string[] options) =>
            (await Tool.RunIn(_folder.Path, ["evaluate", "jerry.show", "jerry.txt", "--json", .. options])).Output.Split(',')[1];
    }

    [Fact]
    public async Task UnknownWeightsAreRefused() =>
        (await Tool.RunIn(_folder.Path, "write", "jerry.show", "--weights", "4-bit")).FailedWith(2, "--weights", "full or 8-bit", "4-bit");
}
