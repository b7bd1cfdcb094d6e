using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>A model as an ONNX file. Field numbers are those of <c>onnx.proto</c> (github.com/onnx/onnx), IR version 7.</summary>
internal static class OnnxModel
{
    private const int Opset = 14; // the newest change to LSTM

    // TensorProto.DataType
    private const int Float = 1;
    private const int Int64 = 7;

    // AttributeProto.AttributeType
    private const int IntAttribute = 2;
    private const int IntsAttribute = 7;

    public static void Write(Stream output, Checkpoint checkpoint)
    {
        var graph = new Protobuf().Add(2, "showrunner");
        AddGraph(graph, checkpoint.Manifest.Model, checkpoint.Vocabulary.Size, checkpoint.Weights.ToDictionary(tensor => tensor.Name));
        var model = new Protobuf()
            .Add(1, 7)
            .Add(2, "showrunner")
            .Add(7, graph)
            .Add(8, new Protobuf().Add(1, "").Add(2, Opset))
            .Add(14, new Protobuf().Add(1, "vocabulary").Add(2, string.Join('\n', checkpoint.Vocabulary.Words)));
        if (checkpoint.Manifest.Speakers.Count > 0)
            model.Add(14, new Protobuf().Add(1, "speakers").Add(2, string.Join('\n', checkpoint.Manifest.Speakers)));
        output.Write(model.Bytes);
    }

    private static void AddGraph(Protobuf graph, ModelOptions options, int vocabularySize, Dictionary<string, NamedTensor> weights)
    {
        graph.Add(11, Value("words", Int64, "steps", "streams"));
        graph.Add(5, Tensor(weights[TensorNames.Embedding]));
        graph.Add(5, Axis);
        graph.Add(1, Node("Gather", [TensorNames.Embedding, "words"], ["inputs.0"]));

        for (var layer = 0; layer < options.Layers; layer++)
        {
            var (units, hidden, cell) = (options.LayerSize(layer), $"hidden.{layer}", $"cell.{layer}");
            foreach (var state in (string[])[hidden, cell])
            {
                graph.Add(11, Value(state, Float, 1, "streams", units));
                graph.Add(12, Value("next." + state, Float, 1, "streams", units));
            }
            string[] names = [TensorNames.InputWeight(layer), TensorNames.RecurrentWeight(layer), $"lstm.bias_l{layer}"];
            graph.Add(5, Tensor(names[0], [1, 4 * units, options.LayerInputSize(layer)], Gates(weights[names[0]].Values)));
            graph.Add(5, Tensor(names[1], [1, 4 * units, units], Gates(weights[names[1]].Values)));
            graph.Add(
                5,
                Tensor(
                    names[2],
                    [1, 8 * units],
                    [.. Gates(weights[TensorNames.InputBias(layer)].Values), .. Gates(weights[TensorNames.RecurrentBias(layer)].Values)]
                )
            );
            graph.Add(
                1,
                Node(
                    "LSTM",
                    [$"inputs.{layer}", .. names, "", hidden, cell],
                    [$"directions.{layer}", "next." + hidden, "next." + cell],
                    new Protobuf().Add(1, "hidden_size").Add(3, units).Add(20, IntAttribute)
                )
            );
            graph.Add(1, Node("Squeeze", [$"directions.{layer}", "axis.1"], [$"inputs.{layer + 1}"])); // (steps, 1, streams, units)
        }

        var output = options.Tied ? TensorNames.Embedding : TensorNames.OutputWeight;
        if (!options.Tied)
            graph.Add(5, Tensor(weights[output]));
        graph.Add(5, Tensor(weights[TensorNames.OutputBias]));
        graph.Add(1, Node("Transpose", [output], ["output"], new Protobuf().Add(1, "perm").Add(8, 1).Add(8, 0).Add(20, IntsAttribute)));
        var outputs = $"inputs.{options.Layers}";
        if (options.Speakers > 0)
        {
            AddSpeakers(graph, "speakers", weights[TensorNames.Speaker]);
            AddSpeakers(graph, "previous_speakers", weights[TensorNames.PreviousSpeaker]);
            graph.Add(1, Node("Sum", [outputs, "vectors.speakers", "vectors.previous_speakers"], ["spoken"]));
            outputs = "spoken";
        }
        graph.Add(1, Node("MatMul", [outputs, "output"], ["scores"]));
        graph.Add(1, Node("Add", ["scores", TensorNames.OutputBias], ["logits"]));
        graph.Add(12, Value("logits", Float, "steps", "streams", vocabularySize));
    }

    /// <summary>An input with the number of a speaker for each word, and their vectors; that of 0, nobody, is zero.</summary>
    private static void AddSpeakers(Protobuf graph, string input, NamedTensor vectors)
    {
        graph.Add(11, Value(input, Int64, "steps", "streams"));
        var (speakers, size) = (vectors.Shape[0], vectors.Shape[1]);
        graph.Add(5, Tensor(vectors.Name, [speakers + 1, size], [.. new float[size], .. vectors.Values]));
        graph.Add(1, Node("Gather", [vectors.Name, input], ["vectors." + input]));
    }

    /// <summary>PyTorch's rows for the gates i, f, g, o in ONNX's order i, o, f, g.</summary>
    private static float[] Gates(float[] values)
    {
        var gate = values.Length / 4;
        return [.. values[..gate], .. values[(3 * gate)..], .. values[gate..(2 * gate)], .. values[(2 * gate)..(3 * gate)]];
    }

    private static readonly Protobuf Axis = new Protobuf().Add(1, 1).Add(2, Int64).Add(8, "axis.1").Add(9, [1, 0, 0, 0, 0, 0, 0, 0]);

    private static Protobuf Tensor(NamedTensor tensor) => Tensor(tensor.Name, tensor.Shape, tensor.Values);

    private static Protobuf Tensor(string name, int[] shape, float[] values)
    {
        var tensor = new Protobuf();
        foreach (var size in shape)
            tensor.Add(1, size);
        return tensor.Add(2, Float).Add(8, name).Add(9, MemoryMarshal.AsBytes<float>(values));
    }

    private static Protobuf Node(string operation, string[] inputs, string[] outputs, Protobuf? attribute = null)
    {
        var node = new Protobuf();
        foreach (var input in inputs)
            node.Add(1, input);
        foreach (var output in outputs)
            node.Add(2, output);
        node.Add(4, operation);
        return attribute is null ? node : node.Add(5, attribute);
    }

    /// <summary>An input or output; each dimension is a number, or a name where it may be any.</summary>
    private static Protobuf Value(string name, int type, params object[] dimensions)
    {
        var shape = new Protobuf();
        foreach (var dimension in dimensions)
            shape.Add(1, dimension is int size ? new Protobuf().Add(1, size) : new Protobuf().Add(2, (string)dimension));
        return new Protobuf().Add(1, name).Add(2, new Protobuf().Add(1, new Protobuf().Add(1, type).Add(2, shape)));
    }
}
