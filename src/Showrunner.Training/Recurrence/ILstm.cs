using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>One LSTM layer's forward pass over a batch, and the backward pass over the same batch.</summary>
internal interface ILstm : IDisposable
{
    /// <param name="input">(time, batch, inputs)</param>
    /// <param name="hidden">h before the first step, (1, batch, units).</param>
    /// <param name="cell">c before the first step, (1, batch, units).</param>
    /// <param name="backward">Whether <see cref="Backward"/> will follow.</param>
    /// <returns>h of each step, (time, batch, units), and h and c after the last.</returns>
    (Tensor Output, Tensor Hidden, Tensor Cell) Forward(Tensor input, Tensor hidden, Tensor cell, bool backward);

    /// <summary>
    /// Overwrites the weights' gradients and returns the input's, (time, batch, inputs). The state before the first step has none.
    /// </summary>
    /// <param name="gradient">The loss's gradient by the output, (time, batch, units).</param>
    Tensor Backward(Tensor gradient);
}
