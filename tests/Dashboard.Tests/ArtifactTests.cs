using System.Collections.Immutable;
using System.Net;

namespace Dashboard.Tests;

public sealed class ArtifactTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileSystemArtifactStore _store;

    public ArtifactTests() => _store = new(_folder.File("artifacts"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FilesCanBeHad()
    {
        await using var served = await Served.StartAsync(new DashboardOptions { Artifacts = _store });
        var study = Some.Mixed(served.Storages[0]);
        var trial = study.Ask();
        var file = _store.Upload(trial, Written("a \"ü\".html", "<script>1</script>"));
        study.Tell(trial, 5);
        var plot = _store.Upload(study, Written("plot.png", "p"));
        var path = $"api/studies/{await served.IdAsync("mixed")}";

        var row = (await served.GetAsync($"{path}/trials?numbers={trial.Number}"))[0].GetProperty("artifacts")[0];
        var header = await served.GetAsync(path);
        using var answer = await served.Client.GetAsync($"{path}/trials/{trial.Number}/artifacts/{file.Id}", Served.Token);
        var ofStudy = await served.Client.GetStringAsync($"{path}/artifacts/{plot.Id}", Served.Token);

        Assert.Equal((file.Id, "a \"ü\".html"), (row.GetProperty("id").GetString(), row.GetProperty("fileName").GetString()));
        Assert.True(header.GetProperty("hasFiles").GetBoolean());
        Assert.Equal("plot.png", header.GetProperty("artifacts")[0].GetProperty("fileName").GetString());
        Assert.Equal("p", ofStudy);
        Assert.Equal("<script>1</script>", await answer.Content.ReadAsStringAsync(Served.Token));
        // A page of a trial is never shown as one of the dashboard's.
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "a \"ü\".html"), (disposition.DispositionType, disposition.FileNameStar));

        await served.GetAsync($"{path}/trials/0/artifacts/{file.Id}", HttpStatusCode.NotFound);
        _store.Remove(file.Id);
        var gone = await served.GetAsync($"{path}/trials/{trial.Number}/artifacts/{file.Id}", HttpStatusCode.NotFound);
        Assert.Contains("ü", gone.GetProperty("error").GetString());
    }

    [Fact]
    public async Task WithoutAStoreFilesAreNamed()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);
        var file = _store.Upload(study, Written("a.txt", "a"));
        var path = $"api/studies/{await served.IdAsync("mixed")}";

        var header = await served.GetAsync(path);
        await served.GetAsync($"{path}/artifacts/{file.Id}", HttpStatusCode.NotFound);

        Assert.False(header.GetProperty("hasFiles").GetBoolean());
        Assert.Equal("a.txt", header.GetProperty("artifacts")[0].GetProperty("fileName").GetString());
    }

    [Fact]
    public async Task AttributesThatDescribeNoFileDoNoHarm()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);
        object?[] descriptions = ["null", "{", "[]", 3L, null];
        study.AddTrial(
            study.Trials[0] with
            {
                SystemAttributes = descriptions.Index().ToImmutableDictionary(one => $"artifacts:{one.Index}", one => one.Item),
            }
        );

        var rows = await served.GetAsync($"api/studies/{await served.IdAsync("mixed")}/trials?numbers={study.Trials.Count - 1}");

        Assert.Empty(rows[0].GetProperty("artifacts").EnumerateArray());
        Assert.Equal(5, rows[0].GetProperty("systemAttributes").EnumerateObject().Count());
    }

    private string Written(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }
}
