using Showrunner.Training;
using static TorchSharp.torch;

namespace Training.Tests;

/// <summary>The recurrence in our own tiles, beside libtorch's LSTM and its automatic differentiation.</summary>
public sealed class TiledLstmTests
{
    // Sizes that fill tiles, panels and vectors, and sizes that do not.
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(5, 3, 12, 20)]
    [InlineData(7, 10, 64, 64)]
    [InlineData(4, 75, 70, 33)]
    [InlineData(9, 20, 200, 250)]
    public void GivesLibtorchsStatesAndGradients(int steps, int batch, int inputs, int units)
    {
        using var scope = NewDisposeScope();
        using var layer = new Layer(inputs, units, threads: 2);
        var (input, hidden, cell, gradient) = (
            randn(steps, batch, inputs),
            randn(1, batch, units),
            randn(1, batch, units),
            randn(steps, batch, units)
        );
        var leaf = input.clone().requires_grad_();
        var (expected, expectedHidden, expectedCell) = layer.Module.forward(leaf, (hidden, cell));
        expected.backward([gradient]);

        using var noGrad = no_grad();
        var (output, lastHidden, lastCell) = layer.Tiled.Forward(input, hidden, cell, backward: true);
        var inputGradient = layer.Tiled.Backward(gradient);

        Near(expected, output);
        Near(expectedHidden, lastHidden);
        Near(expectedCell, lastCell);
        Near(leaf.grad!, inputGradient);
        foreach (var (parameter, value) in layer.Parameters.Zip(layer.Module.parameters()))
            Near(value.grad!, parameter.Gradient);
    }

    [Theory, InlineData(1), InlineData(3), InlineData(16)]
    public void IsTheSameAtAnyNumberOfThreads(int threads)
    {
        using var scope = NewDisposeScope();
        using Layer two = new(48, 70, threads: 2),
            other = new(48, 70, threads);
        var (input, hidden, cell, gradient) = (randn(6, 11, 48), randn(1, 11, 70), randn(1, 11, 70), randn(6, 11, 70));

        using var noGrad = no_grad();
        var expected = two.Tiled.Forward(input, hidden, cell, backward: true).Output;
        var actual = other.Tiled.Forward(input, hidden, cell, backward: true).Output;
        var (expectedGradient, actualGradient) = (two.Tiled.Backward(gradient), other.Tiled.Backward(gradient));

        Assert.True(expected.Equals(actual));
        Assert.True(expectedGradient.Equals(actualGradient));
        foreach (var (a, b) in two.Parameters.Zip(other.Parameters))
            Assert.True(a.Gradient.Equals(b.Gradient));
    }

    static void Near(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange(Some.Distance(actual, expected.detach()), 0, 1e-5);
    }

    sealed class Layer : IDisposable
    {
        public Layer(int inputs, int units, int threads)
        {
            manual_seed(1);
            Module = nn.LSTM(inputs, units);
            Parameters = [.. Module.parameters().Select((value, i) => new Parameter($"{i}", value.detach()))];
            Tiled = new(Parameters, threads);
        }

        public TorchSharp.Modules.LSTM Module { get; }

        public List<Parameter> Parameters { get; }

        public TiledLstm Tiled { get; }

        public void Dispose()
        {
            Tiled.Dispose();
            Module.Dispose();
        }
    }
}
