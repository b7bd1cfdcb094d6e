using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>The gradient of an embedding: only the rows that were looked up have one.</summary>
internal static class RowGradients
{
    /// <summary>target[ids[i]] += rows[i], in order.</summary>
    /// <param name="target">(words, width)</param>
    /// <param name="ids">A word for each row.</param>
    /// <param name="rows">(…, width), as many rows as ids.</param>
    public static void Add(Tensor target, long[] ids, Tensor rows)
    {
        using var noGrad = no_grad();
        using var flat = rows.reshape(ids.Length, -1).contiguous();
        if (target.device_type != DeviceType.CPU)
        {
            using var index = tensor(ids, device: target.device);
            target.index_add_(0, index, flat, 1);
            return;
        }
        var width = (int)target.shape[1];
        var sums = TensorMemory.Values(target);
        var values = TensorMemory.Values(flat);
        for (var i = 0; i < ids.Length; i++)
        {
            var sum = sums.Slice((int)ids[i] * width, width);
            var row = values.Slice(i * width, width);
            var column = 0;
            for (; column <= width - Vector<float>.Count; column += Vector<float>.Count)
                (new Vector<float>(sum[column..]) + new Vector<float>(row[column..])).CopyTo(sum[column..]);
            for (; column < width; column++)
                sum[column] += row[column];
        }
    }
}
