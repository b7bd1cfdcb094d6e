using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Showrunner;

/// <summary>The zip that a <see cref="Checkpoint"/> is on disk.</summary>
internal static class CheckpointFile
{
    private const string ManifestEntry = "manifest.json",
        VocabularyEntry = "vocabulary.tsv",
        WeightsEntry = "weights.safetensors",
        TrainingTextEntry = "training-text.bin",
        SpellingEntry = "spelling.tsv",
        ResumeFolder = "resume/";
    private const long LongestText = 256 << 20; // of the manifest or the vocabulary, in bytes
    private const long LongestHeader = 64 << 10; // of the weights: at most 35 tensors

    // The earliest time that a zip can hold: the same checkpoint gives the same bytes whenever it is written.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream stream, Checkpoint checkpoint)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(ManifestEntry, entry => JsonSerializer.Serialize(entry, checkpoint.Manifest, CheckpointJson.Default.CheckpointManifest));
        AddText(VocabularyEntry, checkpoint.Vocabulary.Save);
        Add(WeightsEntry, entry => Safetensors.Write(entry, checkpoint.Weights));
        if (checkpoint.TrainingText is { } text)
            Add(TrainingTextEntry, entry => entry.Write(text.Packed));
        if (checkpoint.Spelling is { } spelling)
            AddText(SpellingEntry, spelling.Save);
        foreach (var name in (checkpoint.Resume?.Keys ?? []).Order(StringComparer.Ordinal))
            Add(ResumeFolder + name, entry => entry.Write(checkpoint.Resume![name]));

        void Add(string name, Action<Stream> write)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
            entry.LastWriteTime = Timestamp;
            using var content = entry.Open();
            write(content);
        }

        void AddText(string name, Action<TextWriter> write) =>
            Add(
                name,
                entry =>
                {
                    using var text = new StreamWriter(entry, leaveOpen: true);
                    write(text);
                }
            );
    }

    public static Checkpoint Read(string path, bool forResuming) =>
        Read(
            path,
            zip =>
            {
                using var weights = Open(zip, path, out var json, out _, out var words);
                var checkpoint = new Checkpoint
                {
                    Manifest =
                        JsonSerializer.Deserialize(json, CheckpointJson.Default.CheckpointManifest)
                        ?? throw new JsonException("the manifest is empty"),
                    Vocabulary = Vocabulary.Load(words),
                    Weights = Safetensors.Read(weights),
                    TrainingText = Text(zip),
                    Spelling = SpellingText(zip, path) is { } spelling ? Spelling.Load(spelling) : null,
                    Resume = forResuming
                        ? zip
                            .Entries.Where(entry => entry.FullName.StartsWith(ResumeFolder, StringComparison.Ordinal))
                            .ToDictionary(entry => entry.FullName[ResumeFolder.Length..], ReadBytes)
                        : null,
                };
                return checkpoint.Mismatch() is { } reason ? throw Damaged(path, reason) : checkpoint;
            }
        );

    /// <summary>Reads what a model needs, its weights straight into the form that it keeps them in.</summary>
    public static ScriptModel ReadModel(string path, WeightPrecision precision) =>
        Read(
            path,
            zip =>
            {
                using var stream = Open(zip, path, out _, out var manifest, out var words);
                var text = Text(zip);
                // While the weights are read:
                var vocabulary = Task.Run(() => Vocabulary.Load(words));
                var cast = vocabulary.ContinueWith(read => new Cast(read.GetAwaiter().GetResult(), text), TaskScheduler.Default);
                var header = Safetensors.ReadHeader(stream);
                if (
                    Checkpoint.Mismatch(
                        manifest.Model,
                        manifest.VocabularySize,
                        header.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape)
                    ) is
                    { } reason
                )
                {
                    throw Damaged(path, reason);
                }

                var weights = new ModelWeights(manifest.Model, manifest.VocabularySize, precision);
                foreach (var tensor in header)
                {
                    Safetensors.ReadRows(
                        stream,
                        tensor,
                        (row, values) =>
                        {
                            if (Checkpoint.Unusable(tensor.Name, values) is { } reason)
                                throw Damaged(path, reason);
                            weights.Take(tensor.Name, row, values);
                        }
                    );
                }
                var spelling = SpellingText(zip, path);
                var known = vocabulary.GetAwaiter().GetResult();
                if (Checkpoint.Mismatch(known, manifest.VocabularySize) is { } other)
                    throw Damaged(path, other);
                return new ScriptModel(
                    manifest.Model,
                    known,
                    weights,
                    text,
                    () => spelling is null ? null : Spelling.Load(spelling),
                    new(() => cast.GetAwaiter().GetResult())
                );
            }
        );

    private static T Read<T>(string path, Func<ZipArchive, T> read)
    {
        try
        {
            using var stream = Open(path);
            try
            {
                using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
                return read(zip);
            }
            catch (ShowrunnerException e) when (!e.Message.StartsWith(path, StringComparison.Ordinal))
            {
                throw Damaged(path, e.Message.TrimEnd('.'), e);
            }
            // What ZipArchive and the parsers throw at damaged input.
            catch (Exception e)
                when (e
                        is InvalidDataException
                            or EndOfStreamException
                            or JsonException
                            or NotSupportedException
                            or ArgumentException
                            or OverflowException
                )
            {
                throw Damaged(path, IsCutShort(stream) ? "it is cut short" : e.Message.TrimEnd('.'), e);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ShowrunnerException($"{path}: cannot be read ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw new ShowrunnerException($"{path}: is a folder. Name the .show file in it.");
        if (!File.Exists(path))
            throw new ShowrunnerException($"{path}: no such file. `showrunner train` makes one from scripts.");
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        Span<byte> signature = stackalloc byte[4];
        var read = stream.ReadAtLeast(signature, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        if (read == 4 && signature.SequenceEqual("PK\x03\x04"u8))
            return stream;
        stream.Dispose();
        throw new ShowrunnerException(
            read == 0
                ? $"{path}: is empty. Train it again, or restore a copy."
                : $"{path}: is not a checkpoint. `showrunner train` makes them."
        );
    }

    // The weights' stream, and what stands before them.
    private static EntryStream Open(ZipArchive zip, string path, out byte[] json, out Architecture manifest, out StringReader words)
    {
        if (zip.Entries.FirstOrDefault(entry => entry.CompressedLength != entry.Length) is { } packed)
            throw Damaged(path, $"{packed.FullName} is compressed, and a checkpoint's entries are stored as they are");
        var names = new HashSet<string>();
        if (zip.Entries.FirstOrDefault(entry => !names.Add(entry.FullName)) is { } twice)
            throw Damaged(path, $"{twice.FullName} is in it twice");

        json = ReadBytes(Find(ManifestEntry, LongestText));
        manifest = Manifest(json, path);
        words = ReadText(Find(VocabularyEntry, LongestText));
        return Open(
            Find(
                WeightsEntry,
                LongestHeader
                    + manifest
                        .Model.Tensors(manifest.VocabularySize)
                        .Sum(tensor => tensor.Shape.Aggregate(4L, (product, size) => product * size))
            )
        );

        ZipArchiveEntry Find(string name, long longest)
        {
            var entry =
                zip.GetEntry(name)
                ?? throw new ShowrunnerException($"{path}: is not a checkpoint: it has no {name}. `showrunner train` makes them.");
            return entry.Length <= longest ? entry : throw Damaged(path, TooLong(entry, longest));
        }
    }

    private static string TooLong(ZipArchiveEntry entry, long longest) =>
        $"{entry.FullName} claims {entry.Length} bytes and can have {longest} at most";

    private sealed record Architecture(ModelOptions Model, int VocabularySize);

    // What the rest of the file is read by; without the serializer, whose start takes longer than all weights.
    private static Architecture Manifest(byte[] json, string path)
    {
        using var document = JsonDocument.Parse(json);
        if (
            document.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("formatVersion", out var format)
            || format.ValueKind != JsonValueKind.Number
            || !format.TryGetInt32(out var version)
            || version < 1
        )
        {
            throw Damaged(path, "the manifest has no format version");
        }

        if (version > CheckpointManifest.NewestFormat)
        {
            throw new ShowrunnerException(
                $"{path}: has format {version}, and this showrunner reads up to {CheckpointManifest.NewestFormat}. Update showrunner."
            );
        }

        var model = Property(root, "model", JsonValueKind.Object);
        var usual = new ModelOptions();
        var options = new ModelOptions
        {
            EmbeddingSize = Number(model, "embeddingSize", usual.EmbeddingSize),
            HiddenSize = Number(model, "hiddenSize", usual.HiddenSize),
            Layers = Number(model, "layers", usual.Layers),
            Tied =
                !model.TryGetProperty("tied", out var tied) ? usual.Tied
                : tied.ValueKind is JsonValueKind.True or JsonValueKind.False ? tied.GetBoolean()
                : throw new JsonException("the manifest's tied is neither true nor false"),
        };
        var words = Number(root, "vocabularySize", 0);
        return words > 0 ? new(options, words) : throw Damaged(path, $"the manifest gives the vocabulary {words} words");

        static JsonElement Property(JsonElement element, string name, JsonValueKind kind) =>
            element.TryGetProperty(name, out var property) && property.ValueKind == kind
                ? property
                : throw new JsonException($"the manifest has no {name}");

        static int Number(JsonElement element, string name, int usual) =>
            !element.TryGetProperty(name, out var property) ? usual
            : property.ValueKind == JsonValueKind.Number && property.TryGetInt32(out var number) ? number
            : throw new JsonException($"the manifest's {name} is no whole number");
    }

    private static StringReader? SpellingText(ZipArchive zip, string path) =>
        zip.GetEntry(SpellingEntry) is { } text
            ? ReadText(text.Length <= LongestText ? text : throw Damaged(path, TooLong(text, LongestText)))
            : null;

    private static TrainingText? Text(ZipArchive zip) =>
        zip.GetEntry(TrainingTextEntry) is { } text ? new TrainingText(ReadBytes(text)) : null;

    private static EntryStream Open(ZipArchiveEntry entry) => new(entry.Open(), entry.Length, entry.Crc32);

    private static StringReader ReadText(ZipArchiveEntry entry) => new(new UTF8Encoding(false, true).GetString(ReadBytes(entry)));

    private static byte[] ReadBytes(ZipArchiveEntry entry)
    {
        using var stream = Open(entry);
        if (entry.Length > Array.MaxLength)
            throw new InvalidDataException($"{entry.FullName} is too long");
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // A zip ends with its directory: where no end of directory stands in the last 64 KiB, the rest is missing.
    private static bool IsCutShort(FileStream stream)
    {
        var tail = new byte[Math.Min(stream.Length, 65_557)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        return tail.AsSpan().LastIndexOf("PK\x05\x06"u8) < 0;
    }

    // A reason may quote the file, whose damaged bytes must not break the line or reach a terminal.
    private static ShowrunnerException Damaged(string path, string reason, Exception? cause = null) =>
        new(
            $"{path}: is damaged: {string.Concat(reason.Select(character => char.IsControl(character) ? '\uFFFD' : character))}. Train it again, or restore a copy.",
            cause
        );
}
