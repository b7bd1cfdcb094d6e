using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// DropConnect on the recurrent weights (Wan et al. 2013, as Merity et al., arXiv:1708.02182, use it): a step runs with some of them zero
/// and
/// the others scaled up, the same at each word, and only those learn from it.
/// </summary>
internal sealed class DropConnect(IReadOnlyList<Parameter> weights, double probability, int seed) : IDisposable
{
    private readonly Tensor[] _whole = [.. weights.Select(weight => empty_like(weight.Value).DetachFromDisposeScope())];
    private readonly Tensor[] _masks = [.. weights.Select(weight => empty_like(weight.Value, device: CPU).DetachFromDisposeScope())];

    /// <summary>Until <see cref="End"/> the weights are those of a step.</summary>
    public void Begin(long step)
    {
        using var noGrad = no_grad();
        for (var i = 0; i < weights.Count; i++)
        {
            Dropout.Fill(TensorMemory.Values(_masks[i]), (float)probability, KeyedBits.Key(seed, step, DrawPlace.RecurrentWeights(i)));
            _whole[i].copy_(weights[i].Value);
            weights[i].Value.mul_(_masks[i].to(weights[i].Value.device));
        }
    }

    /// <summary>The weights are whole again, to the bit, and those that were zero have no gradient.</summary>
    public void End()
    {
        using var noGrad = no_grad();
        for (var i = 0; i < weights.Count; i++)
        {
            weights[i].Value.copy_(_whole[i]);
            weights[i].Gradient.mul_(_masks[i].to(weights[i].Value.device));
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _whole.Concat(_masks))
            tensor.Dispose();
    }
}
