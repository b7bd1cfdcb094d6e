using System.IO.Compression;

namespace Showrunner.Tests;

/// <summary>Reads <c>Fixtures/old.show</c>, which a version that wrote format 1 trained on <c>script.txt</c> for four epochs.</summary>
public sealed class FormatOneTests : IDisposable
{
    private readonly string _folder = Some.TemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Old => Fixture("old.show");

    [Fact]
    public void ReadsTheManifest()
    {
        var manifest = CheckpointManifest.Read(Old);

        Assert.Equal(new ModelOptions { EmbeddingSize = 16, HiddenSize = 16 }, manifest.Model);
        Assert.Equal([1, 2, 3, 4], manifest.History.Select(losses => losses.Epoch));
        Assert.Equal(new EpochLosses(4, 4.4893907265567865, 4.252529537840945), manifest.History[^1]);
        Assert.Equal(["script.txt"], manifest.Source!.Training);
        Assert.Equal("bptt", manifest.Recipe);
        Assert.Equal(Corpus.Load(Fixture("script.txt")).Split().Training.Fingerprint, manifest.CorpusFingerprint);
    }

    [Fact]
    public void Evaluates()
    {
        var validation = Corpus.Load(Fixture("script.txt")).Split().Validation;

        var evaluation = Evaluation.Of(ScriptModel.Load(Old), validation.Text, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(CheckpointManifest.Read(Old).History.Min(losses => losses.Validation), evaluation.MeanLoss, 1e-3);
    }

    [Theory]
    [InlineData(WeightPrecision.Full)]
    [InlineData(WeightPrecision.EightBits)]
    public void Writes(WeightPrecision precision)
    {
        var writer = new ScriptWriter(ScriptModel.Load(Old, precision));

        var words = writer.WriteWords(
            "nell:",
            new()
            {
                Words = 30,
                Exact = true,
                Seed = 1,
                MaxCopied = 6,
                Script = new() { Cast = ["nell", "barnaby"] },
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(30, words.Count(word => !word.IsPrime));
    }

    [Fact]
    public void BecomesTheNewestFormatWhenCopied()
    {
        var copy = Path.Combine(_folder, "copy.show");

        Checkpoint.Copy(Old, copy, manifest => manifest with { Source = null });

        using (var zip = ZipFile.OpenRead(copy))
        using (var manifest = new StreamReader(zip.GetEntry("manifest.json")!.Open()))
            Assert.Contains($"\"formatVersion\": {CheckpointManifest.FormatVersion}", manifest.ReadToEnd(), StringComparison.Ordinal);
        var (before, after) = (Checkpoint.LoadForResuming(Old), Checkpoint.LoadForResuming(copy));
        Assert.Null(after.Manifest.Source);
        Assert.Equal(before.Manifest.History, after.Manifest.History);
        Assert.Equal(before.Manifest.Training!.Value.GetRawText().Split(), after.Manifest.Training!.Value.GetRawText().Split());
        Assert.Equal(before.Weights.SelectMany(tensor => tensor.Values), after.Weights.SelectMany(tensor => tensor.Values));
        Assert.Equal(before.Resume!.Keys, after.Resume!.Keys);
        Assert.All(before.Resume, part => Assert.Equal(part.Value, after.Resume[part.Key]));
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
}
