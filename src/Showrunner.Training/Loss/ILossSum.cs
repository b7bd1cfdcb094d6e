using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>The output layer's cross-entropy without gradients.</summary>
internal interface ILossSum : IDisposable
{
    /// <summary>Returns the sum of the losses, in natural units.</summary>
    /// <param name="hidden">(rows, width)</param>
    /// <param name="weight">(vocabulary, width)</param>
    /// <param name="bias">(vocabulary)</param>
    /// <param name="targets">A word for each row; a negative one is left out.</param>
    double LossSum(Tensor hidden, Tensor weight, Tensor bias, ReadOnlyMemory<int> targets);
}
