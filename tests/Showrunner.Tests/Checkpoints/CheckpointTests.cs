using System.Collections;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Showrunner.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Some.TemporaryFolder();
    private string Path => System.IO.Path.Combine(_folder, "jerry.show");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 3)]
    [InlineData(false, 2)]
    public void LoadsWhatWasSaved(bool tied, int layers)
    {
        var saved = Some.Checkpoint(
            new ModelOptions
            {
                EmbeddingSize = 3,
                HiddenSize = 2,
                Tied = tied,
                Layers = layers,
            }
        );
        saved = saved with
        {
            Manifest = saved.Manifest with
            {
                History = [new EpochLosses(1, 4.5, double.NaN), new EpochLosses(2, 4.25, 4.4)],
                Training = JsonSerializer.SerializeToElement(new { rate = 0.003 }),
            },
        };

        saved.Save(Path);
        var loaded = Checkpoint.Load(Path);

        Assert.Equal(saved.Manifest.History, loaded.Manifest.History);
        Assert.Equal(0.003, loaded.Manifest.Training!.Value.GetProperty("rate").GetDouble());
        Assert.Equal(saved.Manifest.Model, loaded.Manifest.Model);
        Assert.Equal(saved.Vocabulary.Words, loaded.Vocabulary.Words);
        Assert.Equal(saved.Weights.SelectMany(w => w.Values), loaded.Weights.SelectMany(w => w.Values));
        Assert.Null(loaded.Resume);
    }

    [Fact]
    public void KeepsTheResumePartForResuming()
    {
        (
            Some.Checkpoint() with
            {
                Resume = new Dictionary<string, byte[]> { ["moments"] = [1, 2, 3], ["a/b"] = [] },
            }
        ).Save(Path);

        var loaded = Checkpoint.LoadForResuming(Path);

        Assert.Equal(
            [("a/b", ""), ("moments", "010203")],
            loaded.Resume!.Select(part => (part.Key, Convert.ToHexString(part.Value))).Order()
        );
    }

    [Fact]
    public void KeepsTheTrainingText()
    {
        var checkpoint = Some.Checkpoint();
        (checkpoint with { TrainingText = TrainingText.Of([1, 2, 1, 11]) }).Save(Path);

        Assert.Equal([1, 2, 1, 11], Checkpoint.Load(Path).TrainingText!.Words(checkpoint.Vocabulary.Size));
    }

    [Fact]
    public void KeepsTheSpelling()
    {
        (
            Some.Checkpoint() with
            {
                Spelling = Spelling.Of(Corpus.Parse("JERRY: We met McGee in New York. McGee laughed, on Monday.")),
            }
        ).Save(Path);

        var spelling = new ScriptModel(Checkpoint.Load(Path)).Show.Spelling;

        Assert.Equal(["McGee", "Monday", "laughed", "I"], new[] { "mcgee", "monday", "laughed", "i" }.Select(spelling.Of));
    }

    [Fact]
    public void SpellingIsGuessedFromTheTrainingTextWhereAFileHasNone()
    {
        var words = Vocabulary.Of(Tokenizer.Encode("kramer: kramer.\n\n"));
        var checkpoint = Some.Checkpoint(vocabulary: words);
        (
            checkpoint with
            {
                TrainingText = TrainingText.Of(words.Encode(Tokenizer.Encode(string.Concat(Enumerable.Repeat("kramer: kramer.\n\n", 3))))),
            }
        ).Save(Path);

        Assert.Equal("Kramer", new ScriptModel(Checkpoint.Load(Path)).Show.Spelling.Of("kramer"));
        Assert.Equal("kramer", new ScriptModel(checkpoint).Show.Spelling.Of("kramer"));
    }

    [Theory]
    [InlineData("mcgee\tMcGeee")]
    [InlineData("mcgee")]
    [InlineData("\t")]
    public void RefusesASpellingOfOtherWords(string line)
    {
        Repack("spelling.tsv", _ => line);

        AssertRefused("spelling's line 1");
    }

    [Fact]
    public void GivesTheSameBytesForTheSameCheckpoint()
    {
        var other = Path + "2";

        Some.Checkpoint().Save(Path);
        Some.Checkpoint().Save(other);

        Assert.Equal(File.ReadAllBytes(Path), File.ReadAllBytes(other));
    }

    [Fact]
    public void RefusesToSaveWeightsOfAnotherModel()
    {
        var checkpoint = Some.Checkpoint();

        Assert.Throws<ArgumentException>(() => (checkpoint with { Weights = [.. checkpoint.Weights.Skip(1)] }).Save(Path));
        Assert.Throws<ArgumentException>(() => (checkpoint with { Manifest = checkpoint.Manifest with { VocabularySize = 3 } }).Save(Path));
        Assert.False(File.Exists(Path));
    }

    [Theory]
    [InlineData(3, float.NaN)]
    [InlineData(0, float.PositiveInfinity)]
    [InlineData(11, -1e7f)]
    public void RefusesToReplaceAFileByWeightsThatScoreNothing(int word, float value)
    {
        var checkpoint = Some.Checkpoint();
        checkpoint.Weights[^1].Values[word] = value;

        Assert.Throws<ArgumentException>(() => checkpoint.Save(Path));
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void KnowsACheckpointFromAText()
    {
        Some.Checkpoint().Save(Path);
        File.WriteAllText(Path + ".txt", "jerry: hello");

        Assert.True(Checkpoint.IsCheckpoint(Path));
        Assert.False(Checkpoint.IsCheckpoint(Path + ".txt"));
        Assert.False(Checkpoint.IsCheckpoint(Path + ".missing"));
    }

    [Fact]
    public void LeavesTheOldFileWholeWhenWritingFails()
    {
        Some.Checkpoint().Save(Path);
        var before = File.ReadAllBytes(Path);
        var failing = Some.Checkpoint(seed: 2) with { Resume = new FullDisk() };

        var exception = Assert.Throws<ShowrunnerException>(() => failing.Save(Path));

        Assert.Contains("No space left", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void ReplacesWhatAKilledProcessLeft()
    {
        File.WriteAllText(Path + ".tmp", new string('x', 100_000));

        Some.Checkpoint().Save(Path);

        Assert.Equal(Some.Checkpoint().Manifest.Model, Checkpoint.Load(Path).Manifest.Model);
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("missing/jerry.show")]
    [InlineData("file/jerry.show")]
    public void SaysWhichFileCannotBeWritten(string name)
    {
        var path = System.IO.Path.Combine(_folder, name);
        File.WriteAllText(System.IO.Path.Combine(_folder, "file"), "");

        var exception = Assert.Throws<ShowrunnerException>(() => Some.Checkpoint().Save(path));

        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAReadOnlyFolder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a folder that even root cannot write to: /proc, on Linux");

        Assert.Throws<ShowrunnerException>(() => Some.Checkpoint().Save("/proc/jerry.show"));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("not a zip at all", "is not a checkpoint")]
    [InlineData("PK\u0003\u0004 and no more", "cut short")]
    public void SaysWhatIsWrongWithAFile(string content, string reason)
    {
        File.WriteAllText(Path, content);

        AssertRefused(reason);
    }

    [Fact]
    public void SaysThatAFileIsMissingOrAFolder()
    {
        AssertRefused("does not exist");
        Directory.CreateDirectory(Path);
        AssertRefused("is a folder");
    }

    [Fact]
    public void RefusesANewerFormat()
    {
        Repack(
            "manifest.json",
            json => json.Replace("\"formatVersion\": 2", "\"formatVersion\": 3, \"surprise\": []", StringComparison.Ordinal)
        );

        AssertRefused("Update showrunner");
    }

    [Theory]
    [InlineData("manifest.json", "\"embeddingSize\": 3", "\"embeddingSize\": 4", "embedding.weight has shape")]
    [InlineData("manifest.json", "\"embeddingSize\": 3", "\"embeddingSize\": 0", "must be 1 to 4096")]
    [InlineData("manifest.json", "\"tied\": true", "\"tied\": false", "lstm.weight_ih_l0 has shape")]
    [InlineData("manifest.json", "\"vocabularySize\": 12", "\"vocabularySize\": 11", "the vocabulary has 12 words")]
    [InlineData("manifest.json", "\"vocabularySize\": 12", "\"vocabularySize\": -1", "-1 words")]
    [InlineData("manifest.json", "\"formatVersion\": 2", "\"formatVersion\": \"x\"", "no format version")]
    [InlineData("manifest.json", "\"model\":", "\"mode\":", "model")]
    [InlineData("manifest.json", "{", "", "damaged")]
    [InlineData("vocabulary.tsv", "word1\t", "word1 ", "is not a word, a tab and a count")]
    [InlineData("vocabulary.tsv", "word1", "word2", "damaged")]
    [InlineData("weights.safetensors", "lstm.bias_hh_l0", "lstm.bias_ih_l0", "twice")]
    [InlineData("weights.safetensors", "fc.bias", "fc.boos", "lack fc.bias")]
    [InlineData("weights.safetensors", "[12,3]", "[3,12]", "embedding.weight has shape")]
    public void RefusesPartsThatDisagree(string entry, string old, string replacement, string reason)
    {
        Repack(entry, content => content.Replace(old, replacement, StringComparison.Ordinal));

        AssertRefused(reason);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("vocabulary.tsv")]
    [InlineData("weights.safetensors")]
    public void RefusesAZipWithoutOneOfTheParts(string entry)
    {
        Some.Checkpoint().Save(Path);
        using (var zip = ZipFile.Open(Path, ZipArchiveMode.Update))
            zip.GetEntry(entry)!.Delete();

        AssertRefused($"it has no {entry}");
    }

    [Fact]
    public void RefusesWeightsLongerThanTheManifestImplies()
    {
        Repack("weights.safetensors", content => content + new string(' ', 70_000));

        AssertRefused("can have");
    }

    [Fact]
    public void RefusesAPartThatWouldUnpackToMoreThanItHolds()
    {
        SaveWithCompressed("resume/moments", bytes: 1 << 24);

        AssertRefused("resume/moments is compressed");
    }

    [Fact]
    public void QuotesADamagedNameOnOneLine()
    {
        SaveWithCompressed("manifest.j\non\e[2J", bytes: 1 << 10);

        AssertRefused("manifest.j\uFFFDon\uFFFD[2J is compressed");
    }

    [Fact]
    public void RefusesEveryFileThatIsCutShort()
    {
        Some.Checkpoint().Save(Path);
        var whole = File.ReadAllBytes(Path);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            Assert.Throws<ShowrunnerException>(() => Checkpoint.LoadForResuming(Path));
        }
    }

    [Fact]
    public void LoadsTheSameOrRefusesWhateverBytesAreFlipped()
    {
        (Some.Checkpoint() with { Resume = new Dictionary<string, byte[]> { ["moments"] = [1, 2, 3] } }).Save(Path);
        var whole = File.ReadAllBytes(Path);
        var weights = Checkpoint.Load(Path).Weights.SelectMany(tensor => tensor.Values).ToArray();

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte[1, 255])
            .Array[1, 3]
            .Sample(
                flips =>
                {
                    var bytes = whole.ToArray();
                    foreach (var (position, mask) in flips)
                        bytes[position] ^= mask;
                    File.WriteAllBytes(Path, bytes);
                    try
                    {
                        Assert.Equal(weights, Checkpoint.LoadForResuming(Path).Weights.SelectMany(tensor => tensor.Values));
                    }
                    catch (ShowrunnerException e)
                    {
                        Assert.StartsWith(Path, e.Message, StringComparison.Ordinal);
                        Assert.DoesNotContain('\n', e.Message);
                    }
                },
                iter: 5_000,
                threads: 1
            );
    }

    private void AssertRefused(string reason)
    {
        var exception = Assert.Throws<ShowrunnerException>(() => Checkpoint.Load(Path));
        Assert.StartsWith(Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Saves a checkpoint with a compressed entry of zeros besides.</summary>
    private void SaveWithCompressed(string name, int bytes)
    {
        Some.Checkpoint().Save(Path);
        using var zip = ZipFile.Open(Path, ZipArchiveMode.Update);
        using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        entry.Write(new byte[bytes]);
    }

    /// <summary>Saves a checkpoint of which one entry was edited, as a well-formed zip.</summary>
    private void Repack(string name, Func<string, string> edit)
    {
        (Some.Checkpoint() with { Spelling = Spelling.Of(Corpus.Parse("JERRY: We met McGee.")) }).Save(Path);
        using var zip = ZipFile.Open(Path, ZipArchiveMode.Update);
        using var content = new MemoryStream();
        using (var old = zip.GetEntry(name)!.Open())
            old.CopyTo(content);
        zip.GetEntry(name)!.Delete();
        using var edited = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        edited.Write(Encoding.Latin1.GetBytes(edit(Encoding.Latin1.GetString(content.ToArray()))));
    }

    /// <summary>Resume parts of which the second meets a full disk.</summary>
    private sealed class FullDisk : IReadOnlyDictionary<string, byte[]>
    {
        public byte[] this[string key] => key == "a" ? new byte[100] : throw new IOException("No space left on device");
        public IEnumerable<string> Keys => ["a", "b"];
        public IEnumerable<byte[]> Values => Keys.Select(key => this[key]);
        public int Count => 2;

        public bool ContainsKey(string key) => Keys.Contains(key);

        public IEnumerator<KeyValuePair<string, byte[]>> GetEnumerator() =>
            Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public bool TryGetValue(string key, out byte[] value)
        {
            value = this[key];
            return true;
        }
    }
}
