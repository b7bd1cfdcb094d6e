namespace Showrunner;

/// <summary>
/// A trained model in one file: a zip of <c>manifest.json</c>, <c>vocabulary.tsv</c>, <c>weights.safetensors</c>, perhaps
/// <c>training-text.bin</c> and <c>spelling.tsv</c>, and what is needed to resume training in <c>resume/…</c>. Entries are stored
/// uncompressed, so that loading is copying and a file cannot unpack to more than itself.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>What the file says about itself.</summary>
    public required CheckpointManifest Manifest { get; init; }

    /// <summary>The words, by id.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>The best weights: names, shapes and order are those of <see cref="ModelOptions.Tensors"/>.</summary>
    public required IReadOnlyList<NamedTensor> Weights { get; init; }

    /// <summary>The training text, with which the novelty of written text is measured; null where the file has none.</summary>
    public TrainingText? TrainingText { get; init; }

    /// <summary>
    /// How the show spells its words, so that text in lower case can be read in its usual case; null where the file has none.
    /// </summary>
    public Spelling? Spelling { get; init; }

    /// <summary>What the trainer needs to go on, by name; null where it was not asked for, empty where the file has none.</summary>
    public IReadOnlyDictionary<string, byte[]>? Resume { get; init; }

    /// <summary>
    /// Writes the file as a whole: if anything fails, the one that was there before stays. Equal checkpoints give equal bytes.
    /// </summary>
    /// <exception cref="ShowrunnerException">
    /// The file cannot be written: the disk is full, or the folder is read-only or missing.
    /// </exception>
    /// <exception cref="ArgumentException">Weights, vocabulary and manifest disagree.</exception>
    public void Save(string path)
    {
        if (CheckpointChecks.Check(this) is { } reason)
            throw new ArgumentException(reason);
        AtomicFile.Write(
            path,
            stream =>
            {
                using var file = new CheckpointWriter(stream);
                file.Add(this);
            }
        );
    }

    /// <summary>The same checkpoint with the text and the spelling of <paramref name="corpus"/>, for a file that has none.</summary>
    public Checkpoint WithTrainingText(Corpus corpus) =>
        this with
        {
            TrainingText = TrainingText.Of(Vocabulary.Encode(corpus)),
            Spelling = Spelling.Of(corpus),
        };

    /// <summary>Reads all but the resume part.</summary>
    /// <exception cref="ShowrunnerException">The file is missing, unreadable, damaged, of a newer format, or not a checkpoint.</exception>
    public static Checkpoint Load(string path) => CheckpointReader.Read(path, file => Of(file, forResuming: false));

    /// <inheritdoc cref="Load(string)"/>
    /// <param name="stream">A checkpoint, with a length and a position that can be set; it is closed.</param>
    /// <param name="name">What messages call it.</param>
    public static Checkpoint Load(Stream stream, string name) =>
        CheckpointReader.Read(() => stream, name, file => Of(file, forResuming: false));

    /// <inheritdoc cref="Load(string)"/>
    /// <summary>Reads everything, the resume part included.</summary>
    public static Checkpoint LoadForResuming(string path) => CheckpointReader.Read(path, file => Of(file, forResuming: true));

    /// <summary>Copies a checkpoint with another manifest; the rest stays byte for byte the same.</summary>
    /// <param name="path">The file to copy.</param>
    /// <param name="destination">The file to make, as a whole; it can be the same.</param>
    /// <param name="change">Makes the new manifest of the old one; the model and its vocabulary's size stay the same.</param>
    /// <exception cref="ShowrunnerException"><inheritdoc cref="Load(string)" path="/exception"/> Or the copy cannot be written.</exception>
    public static void Copy(string path, string destination, Func<CheckpointManifest, CheckpointManifest> change)
    {
        var (manifest, parts) = CheckpointReader.Read(
            path,
            file =>
                (
                    file.Manifest,
                    file.Entries.Where(entry => entry != CheckpointEntries.Manifest)
                        .Select(entry => (Name: entry, Bytes: file.ReadBytes(entry)))
                        .ToList()
                )
        );
        AtomicFile.Write(
            destination,
            stream =>
            {
                using var file = new CheckpointWriter(stream);
                file.Add(change(manifest));
                foreach (var (name, bytes) in parts)
                    file.Add(name, entry => entry.Write(bytes));
            }
        );
    }

    /// <summary>Whether a file begins as a checkpoint does, and no text; false where there is no such file.</summary>
    public static bool IsCheckpoint(string path)
    {
        if (!File.Exists(path))
            return false;
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return StoredZip.IsSignature(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    private static Checkpoint Of(CheckpointReader file, bool forResuming)
    {
        using var weights = file.OpenWeights();
        var checkpoint = new Checkpoint
        {
            Manifest = file.Manifest,
            Vocabulary = Vocabulary.Load(file.ReadVocabulary()),
            Weights = Safetensors.Read(weights),
            TrainingText = file.ReadTrainingText(),
            Spelling = file.ReadSpelling() is { } spelling ? Spelling.Load(spelling) : null,
            Resume = forResuming ? file.ReadResume() : null,
        };
        return CheckpointChecks.Check(checkpoint) is { } reason ? throw new InvalidDataException(reason) : checkpoint;
    }
}
