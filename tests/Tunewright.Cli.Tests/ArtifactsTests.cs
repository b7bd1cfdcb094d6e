namespace Tunewright.Cli.Tests;

public sealed class ArtifactsTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task ListsAndCopiesFiles()
    {
        (await _tool.Run("create", "--storage", Tool.Address, "--study", "s")).Succeeded();
        var store = new FileSystemArtifactStore(Path.Join(_tool.Folder, "artifacts"));
        var study = _tool.Study();
        study.Optimize(
            trial =>
            {
                store.Upload(trial, Written("model.csv", $"{trial.Number}"));
                return trial.SuggestDouble("x", 0, 1);
            },
            trials: 2
        );
        store.Upload(study, Written("all.png", "plot"));
        store.Upload(study, Written("all.png", "plot again"));
        string[] artifacts = ["artifacts", "--storage", Tool.Address];

        var listed = await _tool.Run([.. artifacts, "--format", "csv"]);
        var copied = await _tool.Run([.. artifacts, "--artifact-dir", "artifacts", "--out", "all"]);
        string[] one = [.. artifacts, "--trial-number", "1", "--artifact-dir", "artifacts", "--out", "best"];
        (await _tool.Run(one)).Succeeded();

        var lines = listed.Succeeded().Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("trial,filename,mimetype,encoding,artifact_id", lines[0]);
        Assert.Equal(
            [",all.png,image/png", ",all.png,image/png", "0,model.csv,text/csv", "1,model.csv,text/csv"],
            lines[1..].Select(Start)
        );
        Assert.Equal(4, copied.Succeeded().Output.Count(character => character == '\n'));
        Assert.Equal(2, Directory.GetFiles(Path.Join(_tool.Folder, "all"), "*-all.png").Length);
        Assert.Equal("0", Read("all", "0", "model.csv"));
        Assert.Equal("1", Read("best", "1", "model.csv"));
        Assert.False(Directory.Exists(Path.Join(_tool.Folder, "best", "0")));
        (await _tool.Run(one)).FailedWith(1, "model.csv");
    }

    [Fact]
    public async Task SaysWhatIsMissing()
    {
        (await _tool.Run("create", "--storage", Tool.Address, "--study", "s")).Succeeded();

        (await _tool.Run("artifacts", "--storage", Tool.Address, "--out", "all")).FailedWith(2, "--artifact-dir");
        (await _tool.Run("artifacts", "--storage", Tool.Address, "--artifact-dir", "none")).FailedWith(2, "no folder none");
        (await _tool.Run("artifacts", "--storage", Tool.Address, "--trial-number", "0")).FailedWith(2, "no trial 0");
    }

    private static string Start(string line) => string.Join(',', line.Split(',').Take(3));

    private string Read(params string[] path) => File.ReadAllText(Path.Join([_tool.Folder, .. path]));

    private string Written(string name, string text)
    {
        var path = Path.Join(_tool.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
