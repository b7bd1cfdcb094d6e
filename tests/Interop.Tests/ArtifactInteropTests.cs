using System.Text.Json;
using Tunewright;

namespace Interop.Tests;

/// <summary>Files of a study in one folder, stored by this library and read by Python, and the other way round.</summary>
public sealed class ArtifactInteropTests : IDisposable
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Names =
    [
        "a.bmp",
        "a.css",
        "a.csv",
        "a.GIF",
        "a.html",
        "a.jpg",
        "a.json",
        "a.mp3",
        "a.mp4",
        "a.pdf",
        "a.png",
        "a.svg",
        "a.tar",
        "a.tar.gz",
        "a.tiff",
        "a.tsv",
        "a.txt.xz",
        "a.xml.bz2",
        "a.zip",
        "a.unknown",
        "none",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AreSharedWithPython()
    {
        var journal = folder.File("study.log");
        var study = Study.Create(new() { Name = "s", Storage = new JournalStorage(journal) });
        var store = new FileSystemArtifactStore(folder.File("artifacts"));
        File.WriteAllText(folder.File("wörter.txt"), "ü");
        store.Upload(study, folder.File("wörter.txt"));
        var trial = study.Ask();
        var types = Names.Select(name => store.Upload(trial, Copied(name))).ToList();
        study.Tell(trial, 1);

        var python = await Python.RunAsync("optuna", "artifacts.py", [journal, store.Path, .. Names]);

        Assert.Equal("""[["wörter.txt","text/plain",null,"ü"]]""", Text(python.GetProperty("study")));
        Assert.Equal(Names, python.GetProperty("trial").EnumerateArray().Select(artifact => artifact[0].GetString()));
        Assert.Equal(
            python
                .GetProperty("types")
                .EnumerateArray()
                .Select(type => (type[0].GetString() ?? "application/octet-stream", type[1].GetString())),
            types.Select(artifact => (artifact.MimeType, artifact.Encoding))
        );
        var theirs = study.Artifacts.Single(artifact => artifact.MimeType == "text/x-python");
        store.Download(theirs, folder.File(theirs.FileName));
        Assert.Equal(
            await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "Scripts", "artifacts.py"),
                TestContext.Current.CancellationToken
            ),
            await File.ReadAllTextAsync(folder.File("artifacts.py"), TestContext.Current.CancellationToken)
        );
    }

    private string Copied(string name)
    {
        File.WriteAllText(folder.File(name), "x");
        return folder.File(name);
    }

    private static string Text(JsonElement element) => JsonSerializer.Serialize(element, Relaxed);
}
