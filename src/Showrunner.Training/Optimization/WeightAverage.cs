using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// A running average of the weights, which often predicts better than the last ones (Polyak and Juditsky 1992; as an exponential moving
/// average, Izmailov et al., arXiv:1803.05407, section 3.2): the plain mean until it reaches back far enough, exponential from there on.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private const int Every = 10; // steps; a pass over all weights at each would cost as much as the optimizer

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly double _samples;
    private readonly Tensor[] _means;

    /// <param name="parameters">All of a model.</param>
    /// <param name="steps">How far the average reaches back; at least 1.</param>
    public WeightAverage(IReadOnlyList<Parameter> parameters, double steps)
    {
        using var noGrad = no_grad();
        (_parameters, _samples) = (parameters, Math.Max(1, steps / Every));
        _means = [.. parameters.Select(parameter => parameter.Value.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>The averages under their parameters' names.</summary>
    public IEnumerable<(string Name, Tensor Value)> Tensors => _parameters.Zip(_means, (parameter, mean) => (parameter.Name, mean));

    /// <summary>Takes in the weights after a step.</summary>
    /// <param name="step">Counted from 1.</param>
    public void Add(long step)
    {
        if (step % Every != 0)
            return;
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (parameter, mean) in _parameters.Zip(_means))
            mean.lerp_(parameter.Value, 1 / Math.Min(step / Every, _samples));
    }

    /// <summary>Exchanges the weights and the averages; a second time brings them back, to the bit.</summary>
    public void Swap()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (parameter, mean) in _parameters.Zip(_means))
        {
            var weight = parameter.Value.detach().clone();
            parameter.Value.copy_(mean);
            mean.copy_(weight);
        }
    }

    public void Dispose()
    {
        foreach (var mean in _means)
            mean.Dispose();
    }
}
