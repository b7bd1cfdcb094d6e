namespace Showrunner;

/// <summary>A format that models are exported to.</summary>
public sealed class ModelFormat
{
    private readonly Action<Stream, Checkpoint> _write;

    private ModelFormat(string name, string ending, Action<Stream, Checkpoint> write) => (Name, Ending, _write) = (name, ending, write);

    /// <summary>
    /// The weights in the safetensors format under PyTorch's names, with the <c>model</c> (its options, as JSON), the <c>vocabulary</c>
    /// (the words by id, one a line) and the <c>speakers</c> who have a vector as metadata.
    /// </summary>
    public static ModelFormat Safetensors { get; } = new("safetensors", ".safetensors", SafetensorsModel.Write);

    /// <summary>
    /// An ONNX graph, opset 14: <c>words</c> (steps, streams) and the states <c>hidden.0</c>, <c>cell.0</c>, … (1, streams, units), all
    /// zero at first, give <c>logits</c> (steps, streams, vocabulary) and <c>next.hidden.0</c>, <c>next.cell.0</c>, …; its metadata has the
    /// <c>vocabulary</c>. Where speakers have vectors, <c>speakers</c> and <c>previous_speakers</c> (steps, streams) say who speaks each
    /// word and who spoke the line before: the number of a name of the metadata's <c>speakers</c>, from 1, or 0 for anybody else.
    /// </summary>
    public static ModelFormat Onnx { get; } = new("onnx", ".onnx", OnnxModel.Write);

    /// <summary>
    /// A small checkpoint for <c>train --from</c>: its weights in 8 bits, without training text, and without the words that share their
    /// vector with others because they were rare, which it counts as unknown.
    /// </summary>
    public static ModelFormat Base { get; } = new("base", ".base.show", BaseFile.Write);

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ModelFormat> All { get; } = [Safetensors, Onnx, Base];

    /// <summary>What users call it.</summary>
    public string Name { get; }

    /// <summary>The ending of its files, such as <c>.onnx</c>.</summary>
    public string Ending { get; }

    /// <summary>The format of a file by its ending, in upper or lower case; null if it is none of a model.</summary>
    public static ModelFormat? OfFile(string path) =>
        All.FirstOrDefault(format => path.EndsWith(format.Ending, StringComparison.OrdinalIgnoreCase));

    internal void Write(Stream output, Checkpoint checkpoint) => _write(output, checkpoint);
}
