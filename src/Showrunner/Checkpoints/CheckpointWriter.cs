using System.IO.Compression;

namespace Showrunner;

/// <summary>Writes the zip that a <see cref="Checkpoint"/> is on disk.</summary>
internal sealed class CheckpointWriter(Stream stream) : IDisposable
{
    // The earliest time that a zip can hold: the same checkpoint gives the same bytes whenever it is written.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);

    public void Dispose() => _zip.Dispose();

    /// <summary>Adds everything.</summary>
    /// <param name="checkpoint">What to write.</param>
    /// <param name="eightBits">Whether its matrices are rounded to 8 bits.</param>
    public void Add(Checkpoint checkpoint, bool eightBits = false)
    {
        Add(checkpoint.Manifest);
        AddText(CheckpointEntries.Vocabulary, checkpoint.Vocabulary.Save);
        Add(CheckpointEntries.Weights, entry => Safetensors.Write(entry, checkpoint.Weights, eightBits: eightBits));
        if (checkpoint.TrainingText is { } text)
            Add(CheckpointEntries.TrainingText, entry => entry.Write(text.Packed));
        if (checkpoint.Spelling is { } spelling)
            AddText(CheckpointEntries.Spelling, spelling.Save);
        foreach (var name in (checkpoint.Resume?.Keys ?? []).Order(StringComparer.Ordinal))
            Add(CheckpointEntries.Resume + name, entry => entry.Write(checkpoint.Resume![name]));
    }

    public void Add(CheckpointManifest manifest) => Add(CheckpointEntries.Manifest, entry => ManifestJson.Write(entry, manifest));

    public void Add(string name, Action<Stream> write)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Timestamp;
        using var content = entry.Open();
        write(content);
    }

    private void AddText(string name, Action<TextWriter> write) =>
        Add(
            name,
            entry =>
            {
                using var text = new StreamWriter(entry, leaveOpen: true);
                write(text);
            }
        );
}
