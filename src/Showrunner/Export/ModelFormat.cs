namespace Showrunner;

/// <summary>What a model can be exported as.</summary>
public enum ModelFormat
{
    /// <summary>The weights under PyTorch's names; its metadata has <c>model</c> (the options in JSON) and <c>vocabulary</c> (a word a line, by id).</summary>
    Safetensors,

    /// <summary>
    /// An ONNX graph, opset 14: <c>words</c> (steps, streams) and the states <c>hidden.0</c>, <c>cell.0</c>, … (1, streams, units), all zero
    /// at first, give <c>logits</c> (steps, streams, vocabulary) and <c>next.hidden.0</c>, <c>next.cell.0</c>, …; its metadata has <c>vocabulary</c>.
    /// </summary>
    Onnx,
}
