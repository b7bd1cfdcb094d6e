using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>Tensors to and from what a checkpoint stores.</summary>
internal static class TensorFile
{
    private const int RoomForHeader = 1 << 16;

    public static IReadOnlyList<NamedTensor> Copy(IEnumerable<(string Name, Tensor Value)> tensors) =>
        [
            .. tensors.Select(tensor =>
            {
                using var scope = NewDisposeScope();
                var local = tensor.Value.detach().cpu().contiguous();
                return new NamedTensor(
                    tensor.Name,
                    [.. tensor.Value.shape.Select(size => (int)size)],
                    TensorMemory.Values(local).ToArray()
                );
            }),
        ];

    /// <summary>Writes the stored values into the tensors of the same names.</summary>
    /// <exception cref="ShowrunnerException">One is missing or has another shape.</exception>
    public static void Restore(IReadOnlyList<NamedTensor> stored, IEnumerable<(string Name, Tensor Value)> tensors)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (name, value) in tensors)
        {
            var source = stored.FirstOrDefault(tensor => tensor.Name == name);
            if (source is null || !source.Shape.Select(size => (long)size).SequenceEqual(value.shape))
            {
                throw new ShowrunnerException(
                    $"The checkpoint has no {name} of shape [{string.Join(", ", value.shape)}]; it cannot be resumed."
                );
            }

            value.copy_(tensor(source.Values, value.shape));
        }
    }

    public static byte[] Bytes(IEnumerable<(string Name, Tensor Value)> tensors)
    {
        var copies = Copy(tensors);
        using var stream = new MemoryStream(RoomForHeader + (int)copies.Sum(tensor => tensor.Values.LongLength * sizeof(float)));
        Safetensors.Write(stream, copies);
        return stream.ToArray();
    }

    public static void Restore(byte[] bytes, IEnumerable<(string Name, Tensor Value)> tensors)
    {
        using var stream = new MemoryStream(bytes);
        Restore(Safetensors.Read(stream), tensors);
    }
}
