using System.Numerics;

namespace Showrunner;

/// <summary>
/// One LSTM layer (Hochreiter and Schmidhuber, 1997, with the forget gate of Gers et al., 2000), as PyTorch computes it:
/// i, f, g, o = W_ih·x + b_ih + W_hh·h + b_hh; c = σ(f)·c + σ(i)·tanh(g); h = σ(o)·tanh(c).
/// </summary>
internal sealed class LstmLayer
{
    private const int PanelsAPart = 4;      // 256 gates: a few microseconds

    private readonly float[] _bias;         // of the four gates, padded
    private readonly PackedMatrix _input, _recurrent;

    public LstmLayer(int inputSize, int size, float[] inputWeights, float[] recurrentWeights, float[] inputBias, float[] recurrentBias)
    {
        Size = size;
        _input = new PackedMatrix(4 * size, inputSize, inputWeights);
        _recurrent = new PackedMatrix(4 * size, size, recurrentWeights);
        _bias = new float[_input.PaddedRows];
        for (var i = 0; i < inputBias.Length; i++) _bias[i] = inputBias[i] + recurrentBias[i];
    }

    public int Size { get; }

    /// <summary>Gates of one step, with what vector instructions may read beyond them.</summary>
    public int GatesLength => _bias.Length;

    public static int Padded(int size) => (size + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>Reads x, replaces h and c.</summary>
    public void Step(float[] x, float[] hidden, float[] cells, float[] gates)
    {
        _bias.CopyTo(gates, 0);
        Crew.Shared.Run(_input.Panels, PanelsAPart, (first, end) =>
        {
            _input.AddProduct(x, gates, first, end);
            _recurrent.AddProduct(hidden, gates, first, end);
        });
        Apply(gates, hidden, cells);
    }

    /// <summary>The part of many steps that needs no h: gates (count, <see cref="GatesLength"/>) = W_ih·x + both biases.</summary>
    public void PrepareGates(float[] x, int count, float[] gates)
    {
        for (var i = 0; i < count; i++) _bias.CopyTo(gates, i * GatesLength);
        Crew.Shared.Run(_input.Panels, PanelsAPart, (first, end) =>
            _input.AddProducts(x, count, gates.AsSpan(first * PackedMatrix.PanelRows), GatesLength, first, end));
    }

    /// <summary>The part of step <paramref name="i"/> that does.</summary>
    public void Recur(int i, float[] gates, float[] hidden, float[] cells)
    {
        Crew.Shared.Run(_recurrent.Panels, PanelsAPart, (first, end) =>
            _recurrent.AddProduct(hidden, gates.AsSpan(i * GatesLength, GatesLength), first, end));
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
