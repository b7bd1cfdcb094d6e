using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// The loss on held-out text by the protocol of <c>Evaluation</c>, on libtorch: one stream, the state carried from the first word to
/// the last, every word that the vocabulary has is a target.
/// </summary>
internal sealed class Validation(TrainableModel model, RareWordClasses classes, int[] words, int threads) : IDisposable
{
    private const int Block = 1024; // words at a time

    private readonly int[] _inputs = classes.Of(words);
    private readonly int[] _targets = [.. words.Skip(1).Zip(classes.Of(words.Skip(1)), (word, index) => word == 0 ? -1 : index)];
    private readonly ILossSum _loss =
        model.Device.type == DeviceType.CPU && Vector512.IsHardwareAccelerated
            ? new TiledLossSum(model.VocabularySize, (int)model.OutputWeight.Value.shape[1], threads)
            : new ChunkedCrossEntropy(
                model.VocabularySize,
                (int)model.OutputWeight.Value.shape[1],
                256,
                ProductPrecision.Full,
                threads,
                model.Device
            );

    /// <summary>The mean loss in nats a word; NaN where no word is a target.</summary>
    public double Loss()
    {
        using var noGrad = no_grad();
        var state = CarriedState.Zero(model.Options, 1, model.Device);
        var sum = 0.0;
        for (var start = 0; start < words.Length - 1; start += Block)
        {
            using var scope = NewDisposeScope();
            var length = Math.Min(Block, words.Length - 1 - start);
            var pass = model.Forward([.. _inputs.AsSpan(start, length).ToArray().Select(input => (long)input)], 1, state);
            sum += _loss.LossSum(
                pass.Output.view(length, -1),
                model.OutputWeight.Value,
                model.OutputBias.Value,
                _targets.AsMemory(start, length)
            );
            state.Dispose();
            state = pass.State.Detach();
        }
        state.Dispose();
        int[] known = [.. _targets.Where(target => target >= 0)];
        return sum / known.Length + classes.LossWithin(known);
    }

    public void Dispose() => _loss.Dispose();
}
