namespace Tunewright.Tests.Artifacts;

public sealed class ArtifactTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FileSystemArtifactStore store;

    public ArtifactTests() => store = new(folder.File("artifacts"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void BringsBackTheFilesOfATrial()
    {
        var study = Study.Create(new() { Storage = new JournalStorage(folder.File("study.log")) });
        study.Optimize(
            trial =>
            {
                store.Upload(trial, Written("weights.bin", $"weights of {trial.Number}"));
                store.Upload(trial, Written("loss.csv.gz", "packed"));
                return trial.SuggestDouble("x", 0, 1);
            },
            trials: 2
        );

        var (first, second) = (study.Trials[0].Artifacts, study.Trials[1].Artifacts);

        Assert.Equal(["loss.csv.gz", "weights.bin"], first.Select(artifact => artifact.FileName));
        Assert.Equal(("text/csv", "gzip"), (first[0].MimeType, first[0].Encoding));
        Assert.Equal(("application/octet-stream", null), (first[1].MimeType, first[1].Encoding));
        store.Download(second[1], folder.File("copy"));
        Assert.Equal("weights of 1", File.ReadAllText(folder.File("copy")));
        Assert.Equal(4, Directory.GetFiles(store.Path).Length);
        Assert.Empty(study.Artifacts);
    }

    [Fact]
    public void WritesOptunasAttributeForAStudy()
    {
        var study = Study.Create();

        var artifact = store.Upload(study, Written("plot ü.png", "p"), mimeType: "image/apng");

        Assert.Equal(artifact, Assert.Single(study.Artifacts));
        Assert.Equal(
            $$"""{"artifact_id": "{{artifact.Id}}", "filename": "plot \u00fc.png", "mimetype": "image/apng", "encoding": null}""",
            study.SystemAttributes[$"artifacts:{artifact.Id}"]
        );
    }

    [Fact]
    public void RefusesWhatWouldLoseSomething()
    {
        var study = Study.Create();
        var trial = study.Ask();
        var artifact = store.Upload(trial, Written("a.txt", "a"));
        study.Tell(trial, 1);

        Assert.Throws<TrialFinishedException>(() => store.Upload(trial, folder.File("a.txt")));
        Assert.ThrowsAny<IOException>(() => store.Download(artifact, folder.File("a.txt")));
        Assert.Equal("a", File.ReadAllText(folder.File("a.txt")));
        store.Remove(artifact.Id);
        Assert.Contains(artifact.Id, Assert.Throws<FileNotFoundException>(() => store.Download(artifact, folder.File("b"))).Message);
        Assert.Throws<FileNotFoundException>(() => store.Upload(study, folder.File("none")));
        Assert.Empty(study.Artifacts);
    }

    [Theory]
    [InlineData("../study.log")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    public void OpensNoFileOfAnotherFolder(string id) => Assert.Throws<ArgumentException>(() => store.OpenRead(id));

    private string Written(string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
