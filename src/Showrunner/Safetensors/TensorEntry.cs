namespace Showrunner;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">F32, F16 or BF16.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Start">Where its bytes begin, after the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record TensorEntry(string Name, string Type, int[] Shape, long Start, long End)
{
    /// <summary>The number of its values.</summary>
    public int Count => (int)((End - Start) / (Type == "F32" ? 4 : 2));
}
