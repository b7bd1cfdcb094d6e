using Showrunner.Training;

namespace Benchmarks;

/// <summary>
/// The least time that each part of a step can take: its products at the machine's rate, or the bytes that it must read and write once, if
/// those take longer. Exponentials and whatever else is neither are not counted.
/// </summary>
internal static class Limits
{
    public static Dictionary<string, double> Of(TrainingOptions options, int vocabulary, Machine machine)
    {
        var model = options.Model;
        double rows = options.BatchSize * options.SequenceLength;
        var recurrent = Enumerable
            .Range(0, model.Layers)
            .Sum(layer => 4.0 * model.LayerSize(layer) * (model.LayerInputSize(layer) + model.LayerSize(layer)));
        var output = (double)vocabulary * model.LayerSize(model.Layers - 1);
        var weights = model.Tensors(vocabulary).Sum(tensor => tensor.Shape.Aggregate(1.0, (product, size) => product * size));
        var units = Enumerable.Range(0, model.Layers).Sum(model.LayerSize);
        return new()
        {
            ["embedding"] = Bytes(4 * rows * model.EmbeddingSize), // copied there, added back
            ["LSTM, forward"] = Products(rows * recurrent),
            ["LSTM, backward"] = Products(2 * rows * recurrent),
            ["dropout"] = Bytes(4 * rows * units), // forward and backward, read and written
            ["output layer"] = Math.Max(Products(rows * output), Bytes(2 * output)),
            ["gradient's norm"] = Bytes(weights),
            ["optimizer"] = Bytes(7 * weights), // weight and two moments read and written, gradient read
        };

        double Products(double count) => 2 * count / machine.Products;
        double Bytes(double values) => sizeof(float) * values / machine.Bandwidth;
    }
}
