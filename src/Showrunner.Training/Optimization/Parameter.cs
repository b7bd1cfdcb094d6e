using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>A trained tensor with what the optimizer keeps for it. All four are contiguous and of one shape.</summary>
internal sealed class Parameter : IDisposable
{
    /// <param name="name">PyTorch's name.</param>
    /// <param name="value">Taken over.</param>
    public Parameter(string name, Tensor value)
    {
        using var noGrad = no_grad();
        (Name, Value) = (name, value.DetachFromDisposeScope());
        (Gradient, Mean, Square) = (Zeros(), Zeros(), Zeros());
        Tensor Zeros() => zeros_like(value).DetachFromDisposeScope();
    }

    public string Name { get; }

    public Tensor Value { get; }

    public Tensor Gradient { get; }

    /// <summary>The running mean of the gradient.</summary>
    public Tensor Mean { get; }

    /// <summary>The running mean of the gradient's square.</summary>
    public Tensor Square { get; }

    public void Dispose()
    {
        foreach (var tensor in new[] { Value, Gradient, Mean, Square })
            tensor.Dispose();
    }
}
