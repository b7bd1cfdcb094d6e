using System.Buffers;
using System.Numerics;

namespace Showrunner;

/// <summary>
/// One LSTM layer (Hochreiter and Schmidhuber, 1997, with the forget gate of Gers et al., 2000), as PyTorch computes it:
/// i, f, g, o = W_ih·x + b_ih + W_hh·h + b_hh; c = σ(f)·c + σ(i)·tanh(g); h = σ(o)·tanh(c).
/// </summary>
internal sealed class LstmLayer
{
    private const int PanelsPerPart = 4; // 256 gates: a few microseconds
    private const int StreamsPerPart = 8;

    private readonly float[] _bias; // of the four gates, padded
    private readonly WeightMatrix _input;
    private readonly WeightMatrix _recurrent;

    public LstmLayer(WeightMatrix inputWeights, WeightMatrix recurrentWeights, float[] inputBias, float[] recurrentBias)
    {
        (_input, _recurrent, Size) = (inputWeights, recurrentWeights, recurrentWeights.Columns);
        _bias = new float[_input.PaddedRows];
        for (var i = 0; i < inputBias.Length; i++)
            _bias[i] = inputBias[i] + recurrentBias[i];
    }

    public int Size { get; }

    /// <summary>Gates of one step, padded for vector instructions.</summary>
    public int GatesLength => _bias.Length;

    public static int Padded(int size) => (size + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>
    /// One step of some streams: reads x (streams, inputs), replaces the states' h and c, and leaves h (streams, size) in x.
    /// </summary>
    public void Step(float[] x, IReadOnlyList<LstmState> states, int layer)
    {
        var count = states.Count;
        var (hidden, gates) = (ArrayPool<float>.Shared.Rent(count * Size), ArrayPool<float>.Shared.Rent(count * GatesLength));
        for (var i = 0; i < count; i++)
        {
            states[i].Hidden[layer].AsSpan(0, Size).CopyTo(hidden.AsSpan(i * Size));
            _bias.CopyTo(gates, i * GatesLength);
        }
        SpinningThreads.Shared.Run(
            _input.Panels,
            PanelsPerPart,
            (first, end) =>
            {
                var part = gates.AsSpan(first * WeightMatrix.PanelRows);
                _input.AddProducts(x, count, part, GatesLength, first, end);
                _recurrent.AddProducts(hidden, count, part, GatesLength, first, end);
            }
        );
        SpinningThreads.Shared.Run(
            count,
            StreamsPerPart,
            (first, end) =>
            {
                for (var i = first; i < end; i++)
                {
                    Apply(gates.AsSpan(i * GatesLength, GatesLength), states[i].Hidden[layer], states[i].Cells[layer]);
                    states[i].Hidden[layer].AsSpan(0, Size).CopyTo(x.AsSpan(i * Size));
                }
            }
        );
        ArrayPool<float>.Shared.Return(hidden);
        ArrayPool<float>.Shared.Return(gates);
    }

    /// <summary>
    /// The part of many steps that does not depend on h: gates (count, <see cref="GatesLength"/>) = W_ih·x + both biases.
    /// </summary>
    public void PrepareGates(float[] x, int count, float[] gates)
    {
        for (var i = 0; i < count; i++)
            _bias.CopyTo(gates, i * GatesLength);
        SpinningThreads.Shared.Run(
            _input.Panels,
            PanelsPerPart,
            (first, end) => _input.AddProducts(x, count, gates.AsSpan(first * WeightMatrix.PanelRows), GatesLength, first, end)
        );
    }

    /// <summary>The part of step <paramref name="i"/> that does.</summary>
    public void Recur(int i, float[] gates, float[] hidden, float[] cells)
    {
        SpinningThreads.Shared.Run(
            _recurrent.Panels,
            PanelsPerPart,
            (first, end) =>
                _recurrent.AddProducts(
                    hidden,
                    1,
                    gates.AsSpan((i * GatesLength) + (first * WeightMatrix.PanelRows)),
                    GatesLength,
                    first,
                    end
                )
        );
        Apply(gates.AsSpan(i * GatesLength, GatesLength), hidden, cells);
    }

    private void Apply(ReadOnlySpan<float> gates, float[] hidden, float[] cells)
    {
        var lanes = Vector<float>.Count;
        for (var i = 0; i < Size; i += lanes)
        {
            var input = Sigmoid(new Vector<float>(gates[i..]));
            var forget = Sigmoid(new Vector<float>(gates[(Size + i)..]));
            var cell = Tanh(new Vector<float>(gates[((2 * Size) + i)..]));
            var output = Sigmoid(new Vector<float>(gates[((3 * Size) + i)..]));
            var c = (forget * new Vector<float>(cells, i)) + (input * cell);
            c.CopyTo(cells, i);
            (output * Tanh(c)).CopyTo(hidden, i);
        }
    }

    private static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-x));

    private static Vector<float> Tanh(Vector<float> x) => (Sigmoid(x + x) * 2) - Vector<float>.One;
}
