using TorchSharp;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// The output layer and its cross-entropy as one operation: mean of −log softmax(hidden · weightᵀ + bias)[target], and its gradients,
/// over a few rows at a time, so that there is never a tensor of (rows × vocabulary).
/// </summary>
/// <remarks>
/// The gradients are made in the forward pass, as in Liger Kernel (Hsu et al., arXiv:2410.10989); that the logits need not be kept is
/// also the idea of Cut Cross-Entropy (Wijmans et al., arXiv:2411.09009). All buffers are made once. Not thread-safe.
/// </remarks>
internal sealed unsafe class ChunkedCrossEntropy : IOutputLoss, ILossSum
{
    private readonly int _vocabulary;
    private readonly int _threads;
    private readonly Device _device;
    private readonly Tensor _logits; // (chunk, vocabulary), in the products' format
    private readonly Tensor? _halfWeight;
    private readonly Tensor? _halfGradient; // (vocabulary, width), for bfloat16 products
    private readonly Tensor _sums; // (threads, vocabulary): each thread's part of the bias's gradient
    private readonly Tensor _row; // (threads, vocabulary): a row in 32 bits, for bfloat16 products

    /// <param name="vocabulary">Rows of the weight.</param>
    /// <param name="width">Columns of the weight and of the hidden states.</param>
    /// <param name="chunkSize">The most rows of hidden states at a time; at least 1.</param>
    /// <param name="precision">The products' format; <see cref="ProductPrecision.Fastest"/> is settled here.</param>
    /// <param name="threads">Threads of the softmax; results are equal bit for bit only at the same number.</param>
    /// <param name="device">Where the tensors are; the CPU by default.</param>
    public ChunkedCrossEntropy(
        int vocabulary,
        int width,
        int chunkSize = 256,
        ProductPrecision precision = ProductPrecision.Full,
        int threads = 2,
        Device? device = null
    )
    {
        (_vocabulary, _threads, _device, ChunkSize) = (vocabulary, threads, device ?? CPU, chunkSize);
        Precision = _device.type == DeviceType.CPU ? precision.Settle(vocabulary, width) : ProductPrecision.Full;
        _logits = Buffer(Type, chunkSize, vocabulary);
        _sums = Buffer(ScalarType.Float32, threads, vocabulary);
        _row = Buffer(ScalarType.Float32, Half ? threads : 0, vocabulary);
        if (!Half)
            return;
        _halfWeight = Buffer(Type, vocabulary, width);
        _halfGradient = Buffer(Type, vocabulary, width);
    }

    /// <summary>The most rows at a time.</summary>
    public int ChunkSize { get; }

    /// <inheritdoc/>
    public ProductPrecision Precision { get; }

    /// <summary>Values in the largest buffer, whatever the number of rows.</summary>
    public long LargestBuffer => Math.Max(_logits.numel(), _halfWeight?.numel() ?? 0);

    private bool Half => Precision == ProductPrecision.BFloat16;

    private int RowBytes => _vocabulary * (Half ? sizeof(ushort) : sizeof(float));

    private ScalarType Type => Half ? ScalarType.BFloat16 : ScalarType.Float32;

    /// <inheritdoc/>
    public double Gradients(
        long step,
        Tensor hidden,
        Tensor weight,
        Tensor bias,
        ReadOnlyMemory<int> targets,
        Tensor hiddenGradient,
        Tensor weightGradient,
        Tensor biasGradient
    )
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var products = Half ? _halfWeight!.copy_(weight) : weight;
        _sums.zero_();
        var (loss, count) = (0.0, Math.Max(1, Targets.Count(targets.Span)));
        foreach (var (start, length) in Chunks(targets.Length))
        {
            var input = hidden.narrow(0, start, length).to(Type);
            var output = Product(_logits.narrow(0, 0, length), input, products.t());
            loss += Softmax(output, bias, targets.Slice(start, length), 1f / count);
            var gradient = hiddenGradient.narrow(0, start, length);
            if (Half)
            {
                gradient.copy_(output.mm(products));
                Product(_halfGradient!, output.t(), input);
                if (start == 0)
                    weightGradient.copy_(_halfGradient!);
                else
                    weightGradient.add_(_halfGradient!);
            }
            else
            {
                Product(gradient, output, products);
                weightGradient.addmm_(output.t(), input, start == 0 ? 0 : 1, 1);
            }
        }
        biasGradient.copy_(_sums.sum(dim: 0));
        return loss / count;
    }

    /// <inheritdoc/>
    public double LossSum(Tensor hidden, Tensor weight, Tensor bias, ReadOnlyMemory<int> targets)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var products = Half ? _halfWeight!.copy_(weight) : weight;
        var loss = 0.0;
        foreach (var (start, length) in Chunks(targets.Length))
        {
            var output = Product(_logits.narrow(0, 0, length), hidden.narrow(0, start, length).to(Type), products.t());
            loss += Softmax(output, bias, targets.Slice(start, length), scale: 0);
        }
        return loss;
    }

    public void Dispose()
    {
        foreach (var buffer in new[] { _logits, _sums, _row, _halfWeight, _halfGradient })
            buffer?.Dispose();
    }

    /// <summary>Equal chunks of at most <see cref="ChunkSize"/> rows, but for one row.</summary>
    private IEnumerable<(int Start, int Length)> Chunks(int rows)
    {
        var count = (rows + ChunkSize - 1) / ChunkSize;
        for (var chunk = 0; chunk < count; chunk++)
        {
            var start = (int)((long)rows * chunk / count);
            yield return (start, (int)((long)rows * (chunk + 1) / count) - start);
        }
    }

    /// <summary>Sums the losses of a chunk; with a scale that is not 0 the logits become gradients.</summary>
    private double Softmax(Tensor chunk, Tensor bias, ReadOnlyMemory<int> targets, float scale)
    {
        if (_device.type != DeviceType.CPU)
            return SoftmaxOnDevice(chunk, bias, targets, scale);
        var losses = new double[_threads];
        var values = TensorMemory.Pointer<byte>(chunk);
        float* biases = TensorMemory.Pointer<float>(bias),
            partialSums = TensorMemory.Pointer<float>(_sums),
            rows = TensorMemory.Pointer<float>(_row);
        var length = targets.Length;
        ParallelLoop.Run(
            _threads,
            thread =>
            {
                var target = targets.Span;
                var sum = partialSums + (long)thread * _vocabulary;
                var wide = rows + (long)thread * _vocabulary;
                for (var r = (int)((long)length * thread / _threads); r < (int)((long)length * (thread + 1) / _threads); r++)
                {
                    var half = (ushort*)values + (long)r * _vocabulary;
                    var z = Half ? wide : (float*)values + (long)r * _vocabulary;
                    if (target[r] < 0)
                    {
                        if (scale != 0)
                            new Span<byte>(values + (long)r * RowBytes, RowBytes).Clear();
                        continue;
                    }
                    if (Half)
                        BFloat16Rows.Widen(half, wide, _vocabulary);
                    losses[thread] +=
                        scale == 0
                            ? SoftmaxRows.Loss(z, biases, _vocabulary, target[r])
                            : SoftmaxRows.Gradient(z, biases, sum, _vocabulary, target[r], scale);
                    if (Half && scale != 0)
                        BFloat16Rows.Narrow(wide, half, _vocabulary);
                }
            }
        );
        return losses.Sum();
    }

    private double SoftmaxOnDevice(Tensor chunk, Tensor bias, ReadOnlyMemory<int> targets, float scale)
    {
        var words = targets.ToArray();
        var target = tensor(words.Select(word => (long)Math.Max(0, word)).ToArray(), device: _device).unsqueeze(1);
        var counts = tensor(words.Select(word => word < 0 ? 0f : 1f).ToArray(), device: _device).unsqueeze(1);
        var logProbabilities = chunk.add_(bias).log_softmax(1);
        var loss = -logProbabilities.gather(1, target).mul_(counts).sum().ToDouble();
        if (scale == 0)
            return loss;
        chunk.copy_(logProbabilities.exp_()).scatter_add_(1, target, full_like(counts, -1)).mul_(counts.mul_(scale));
        _sums[0].add_(chunk.sum(dim: 0));
        return loss;
    }

    /// <summary>target = left · right, in the target's memory.</summary>
    private static Tensor Product(Tensor target, Tensor left, Tensor right) => target.addmm_(left, right, 0, 1);

    private Tensor Buffer(ScalarType type, params long[] shape) => empty(shape, type, _device).DetachFromDisposeScope();
}
