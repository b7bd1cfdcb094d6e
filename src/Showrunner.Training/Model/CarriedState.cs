using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>What an LSTM carries from word to word: for each layer (1, batch, units).</summary>
internal sealed record CarriedState(Tensor[] Hidden, Tensor[] Cell) : IDisposable
{
    public static CarriedState Zero(ModelOptions options, int batch, Device device)
    {
        Tensor[] Zeros() =>
            [
                .. Enumerable
                    .Range(0, options.Layers)
                    .Select(layer => zeros([1, batch, options.LayerSize(layer)], device: device).DetachFromDisposeScope()),
            ];
        return new(Zeros(), Zeros());
    }

    /// <summary>The same values without their history, which outlive the scope that they were made in.</summary>
    public CarriedState Detach()
    {
        static Tensor[] Free(Tensor[] tensors) => [.. tensors.Select(tensor => tensor.detach().clone().DetachFromDisposeScope())];
        return new(Free(Hidden), Free(Cell));
    }

    public void Dispose()
    {
        foreach (var tensor in Hidden.Concat(Cell))
            tensor.Dispose();
    }
}
