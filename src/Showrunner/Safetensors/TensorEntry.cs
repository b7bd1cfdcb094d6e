namespace Showrunner;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">F32, F16, BF16, or I8: whole numbers that follow the scales of their rows.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Start">Where its bytes begin, after the header; of I8, those of its scales.</param>
/// <param name="End">Where they end.</param>
internal sealed record TensorEntry(string Name, string Type, int[] Shape, long Start, long End)
{
    /// <summary>The number of its values.</summary>
    public int Count => Shape.Aggregate(1, (product, size) => product * size);
}
