using System.Text.Json;

namespace Showrunner;

/// <summary>Reads the zip that a <see cref="Checkpoint"/> is on disk, part by part.</summary>
internal sealed class CheckpointReader
{
    private const long MaxTextLength = 256 << 20; // of the manifest or the vocabulary, in bytes
    private const long MaxHeaderLength = 64 << 10; // of the weights: at most 35 tensors

    private readonly StoredZip _zip;
    private readonly string _path;

    private CheckpointReader(StoredZip zip, string path)
    {
        (_zip, _path) = (zip, path);
        Manifest = ManifestJson.Parse(Required(zip.Read(CheckpointEntries.Manifest, MaxTextLength), CheckpointEntries.Manifest), path);
    }

    /// <summary>Gives <paramref name="read"/> an open checkpoint; whatever is wrong with the file becomes one kind of error.</summary>
    /// <exception cref="ShowrunnerException"><inheritdoc cref="Checkpoint.Load(string)" path="/exception"/></exception>
    public static T Read<T>(string path, Func<CheckpointReader, T> read) => Read(() => Open(path), path, read);

    /// <inheritdoc cref="Read{T}(string, Func{CheckpointReader, T})"/>
    /// <param name="open">Opens the checkpoint.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="read">Reads it.</param>
    public static T Read<T>(Func<Stream> open, string path, Func<CheckpointReader, T> read)
    {
        try
        {
            using var stream = open();
            try
            {
                using var zip = new StoredZip(stream);
                return read(new(zip, path));
            }
            catch (ShowrunnerException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
            {
                throw Damaged(path, exception.Message, exception);
            }
            // What ZipArchive and the parsers throw at damaged input.
            catch (Exception exception)
                when (exception
                        is InvalidDataException
                            or EndOfStreamException
                            or JsonException
                            or NotSupportedException
                            or ArgumentException
                            or OverflowException
                )
            {
                throw Damaged(path, StoredZip.IsCutShort(stream) ? "it is cut short" : exception.Message, exception);
            }
        }
        catch (Exception exception) when (exception.IsFileError)
        {
            throw new ShowrunnerException($"{path} cannot be read ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    public CheckpointManifest Manifest { get; }

    /// <summary>Names of all entries.</summary>
    public IEnumerable<string> Entries => _zip.Names;

    public byte[] ReadBytes(string entry) => Required(_zip.Read(entry), entry);

    public StringReader ReadVocabulary() =>
        Required(_zip.ReadText(CheckpointEntries.Vocabulary, MaxTextLength), CheckpointEntries.Vocabulary);

    /// <summary>The weights in the safetensors format.</summary>
    public EntryStream OpenWeights()
    {
        var values = Manifest
            .Model.Tensors(Manifest.VocabularySize)
            .Sum(tensor => tensor.Shape.Aggregate(4L, (product, size) => product * size));
        return Required(_zip.Open(CheckpointEntries.Weights, MaxHeaderLength + values), CheckpointEntries.Weights);
    }

    public TrainingText? ReadTrainingText() => _zip.Read(CheckpointEntries.TrainingText) is { } packed ? new(packed) : null;

    public StringReader? ReadSpelling() => _zip.ReadText(CheckpointEntries.Spelling, MaxTextLength);

    /// <summary>What is needed to resume training, by name.</summary>
    public Dictionary<string, byte[]> ReadResume() =>
        Entries
            .Where(entry => entry.StartsWith(CheckpointEntries.Resume, StringComparison.Ordinal))
            .ToDictionary(entry => entry[CheckpointEntries.Resume.Length..], ReadBytes);

    private T Required<T>(T? part, string entry)
        where T : class =>
        part ?? throw new ShowrunnerException($"{_path} is not a checkpoint: it has no {entry}. `showrunner train` makes them.");

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw new ShowrunnerException($"{path} is a folder. Name the .show file in it.");
        if (!File.Exists(path))
            throw new ShowrunnerException($"{path} does not exist. `showrunner train` makes models from scripts.");
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (StoredZip.IsSignature(start[..read]))
            return stream;
        stream.Dispose();
        throw new ShowrunnerException(
            read == 0
                ? $"{path} is empty. Train it again, or restore a copy."
                : $"{path} is not a checkpoint. `showrunner train` makes them."
        );
    }

    // A reason may quote the file, whose damaged bytes must not break the line or reach a terminal.
    private static ShowrunnerException Damaged(string path, string reason, Exception cause) =>
        new(
            $"{path} is damaged: {string.Concat(reason.TrimEnd('.').Select(c => char.IsControl(c) ? '\uFFFD' : c))}. "
                + "Train it again, or restore a copy.",
            cause
        );
}
