using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>A layer on libtorch's own kernels and automatic differentiation: any processor, any device.</summary>
internal sealed class LibtorchLstm(LSTM module, IReadOnlyList<Parameter> parameters) : ILstm
{
    private Tensor? _input;
    private Tensor? _output;

    public (Tensor Output, Tensor Hidden, Tensor Cell) Forward(Tensor input, Tensor hidden, Tensor cell, bool backward)
    {
        if (!backward)
        {
            using var noGrad = no_grad();
            var (output, h, c) = module.forward(input, (hidden, cell));
            return (output, h, c);
        }
        _input = input.detach().requires_grad_();
        (_output, var lastHidden, var lastCell) = module.forward(_input, (hidden, cell));
        return (_output.detach().contiguous(), lastHidden.detach(), lastCell.detach());
    }

    public Tensor Backward(Tensor gradient)
    {
        foreach (var parameter in parameters)
            parameter.Gradient.zero_();
        _output!.backward([gradient]);
        return _input!.grad!;
    }

    public void Dispose() { }
}
