using System.IO.Compression;

namespace Showrunner.Tests;

public sealed class CheckpointManifestTests : IDisposable
{
    private readonly string _folder = Some.TemporaryFolder();
    private string FilePath => Path.Combine(_folder, "jerry.show");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TheManifestIsReadAlone()
    {
        Save("weights.safetensors", _ => "damaged");

        Assert.Equal(Some.Checkpoint().Manifest.Model, CheckpointManifest.Read(FilePath).Model);
        Assert.Throws<ShowrunnerException>(() => Checkpoint.Load(FilePath));
    }

    [Fact]
    public void AManifestKeepsEveryLossAndItsSource()
    {
        var manifest = Some.Checkpoint().Manifest with
        {
            Source = new(["a.txt", "b \"c\".txt"], []) { Mixed = ["d.txt"] },
            Mixed = new("d.txt", "def", 0.2),
            Writing = new Dictionary<string, double> { ["temperature"] = 0.7, ["candidates"] = 8 },
            History = [new(1, double.PositiveInfinity, double.NaN), new(2, 1e-300, 4.4)],
        };
        (Some.Checkpoint() with { Manifest = manifest }).Save(FilePath);

        var read = CheckpointManifest.Read(FilePath);

        Assert.Equal(manifest.Source.Training, read.Source!.Training);
        Assert.Equal(manifest.Source.Mixed, read.Source.Mixed);
        Assert.Equal(manifest.Mixed, read.Mixed);
        Assert.Equal(manifest.History, read.History);
        Assert.Equal(manifest.Writing, read.Writing);
        Assert.Equal((manifest.CorpusFingerprint, manifest.Recipe), (read.CorpusFingerprint, read.Recipe));
    }

    [Theory]
    [InlineData("\"recipe\": \"bptt\"", "\"recipe\": 1")]
    [InlineData("\"corpusFingerprint\": \"abc\"", "\"corpusFingerprint\": null")]
    [InlineData("\"history\": []", "\"history\": [1]")]
    [InlineData("\"history\": []", "\"history\": [{\"epoch\": 1, \"training\": \"x\", \"validation\": 1}]")]
    [InlineData("\"history\": []", "\"history\": {}")]
    [InlineData("\"history\": []", "\"history\": [], \"writing\": {\"temperature\": \"hot\"}")]
    [InlineData("\"history\": []", "\"history\": [], \"mixed\": {\"name\": \"d.txt\", \"corpusFingerprint\": \"def\"}")]
    [InlineData("\"history\": []", "\"source\": {\"training\": [1], \"validation\": []}")]
    public void RefusesAManifestOfOtherKinds(string old, string replacement)
    {
        Save("manifest.json", json => json.Replace(old, replacement, StringComparison.Ordinal));

        var exception = Assert.Throws<ShowrunnerException>(() => CheckpointManifest.Read(FilePath));
        Assert.Contains("the manifest", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Saves a checkpoint of which one entry was edited.</summary>
    private void Save(string entry, Func<string, string> edit)
    {
        Some.Checkpoint().Save(FilePath);
        using var zip = ZipFile.Open(FilePath, ZipArchiveMode.Update);
        string content;
        using (var reader = new StreamReader(zip.GetEntry(entry)!.Open()))
            content = reader.ReadToEnd();
        zip.GetEntry(entry)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(entry, CompressionLevel.NoCompression).Open());
        writer.Write(edit(content));
    }
}
