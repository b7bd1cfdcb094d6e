namespace Showrunner;

/// <summary>Writes models in formats that other programs read.</summary>
public static class ModelExport
{
    /// <summary>Writes to a file, as a whole.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public static void Save(string path, Checkpoint checkpoint, ModelFormat format) =>
        AtomicFile.Write(path, file => Write(file, checkpoint, format));

    /// <summary>Writes the weights of <paramref name="checkpoint"/>.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="checkpoint">The model.</param>
    /// <param name="format">The format.</param>
    public static void Write(Stream output, Checkpoint checkpoint, ModelFormat format)
    {
        if (CheckpointChecks.Check(checkpoint) is { } reason)
            throw new ArgumentException(reason, nameof(checkpoint));
        format.Write(output, checkpoint);
    }
}
