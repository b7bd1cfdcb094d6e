using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

/// <summary><c>docs/checkpoint.md</c> names everything in a checkpoint, and nothing else.</summary>
public sealed partial class CheckpointGuideTests : IDisposable
{
    private static readonly string[] Rows = [.. File.ReadAllLines(Path.Join(AppContext.BaseDirectory, "checkpoint.md")).Where(IsRow)];

    private readonly TemporaryFolder _folder = new();
    private readonly ZipArchive _checkpoint;

    public CheckpointGuideTests()
    {
        var (training, validation) = SomeCorpus.Of().Split();
        using (var first = new Trainer(training, validation, Some.Options))
            first.Save(_folder.File("base.show"));
        var from = BaseModel.Load(_folder.File("base.show"));
        var options = Some.Options with { Averaging = 0.5, Epochs = 1, Model = Some.Options.Model with { Speakers = 2 } };
        using (var trainer = new Trainer(training, validation, options, from: from, mixed: new(training)))
        {
            trainer.Source = new(["a.csv"], [])
            {
                Mixed = ["b.txt"],
                Format = "csv",
                Columns = new Dictionary<string, string> { ["words"] = "line" },
            };
            foreach (var _ in trainer.Epochs()) { }
            trainer.Save(_folder.File("model.show"));
        }
        Checkpoint.Copy(
            _folder.File("model.show"),
            _folder.File("calibrated.show"),
            manifest => manifest with { Writing = new Dictionary<string, double> { ["temperature"] = 0.9 } }
        );
        _checkpoint = ZipFile.OpenRead(_folder.File("calibrated.show"));
    }

    public void Dispose()
    {
        _checkpoint.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void NamesEveryEntry() =>
        Assert.Equal(
            _checkpoint.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal),
            Rows.Select(row => Name().Match(row).Groups[1].Value).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void NamesEveryPropertyOfTheManifest()
    {
        using var stream = _checkpoint.GetEntry("manifest.json")!.Open();
        using var manifest = JsonDocument.Parse(stream);
        var root = manifest.RootElement;
        var names = root.EnumerateObject()
            .Concat(root.GetProperty("model").EnumerateObject())
            .Concat(root.GetProperty("source").EnumerateObject())
            .Concat(root.GetProperty("origins")[0].EnumerateObject())
            .Concat(root.GetProperty("mixed").EnumerateObject())
            .Concat(root.GetProperty("history")[0].EnumerateObject())
            .Select(property => property.Name);

        Assert.Equal(
            names.Distinct().Order(StringComparer.Ordinal),
            Name().Matches(Rows[0]).Skip(1).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Contains($"`formatVersion` ({CheckpointManifest.FormatVersion})", Rows[0], StringComparison.Ordinal);
    }

    private static bool IsRow(string line) => line.StartsWith("| `", StringComparison.Ordinal);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
