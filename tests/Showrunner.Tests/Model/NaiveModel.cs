namespace Showrunner.Tests;

/// <summary>The forward pass as a textbook writes it, in double precision.</summary>
internal sealed class NaiveModel(Checkpoint checkpoint)
{
    private readonly ModelOptions _options = checkpoint.Manifest.Model;
    private readonly Dictionary<string, NamedTensor> _weights = checkpoint.Weights.ToDictionary(tensor => tensor.Name);

    private readonly SpeakerTable _speakers = new(checkpoint.Manifest.Speakers, checkpoint.Vocabulary);

    /// <summary>The logits after each word.</summary>
    public IEnumerable<double[]> Logits(IEnumerable<int> words) =>
        States(words).Select(state => Sum(Product(_options.Tied ? "embedding.weight" : "fc.weight", state), Row("fc.bias")));

    /// <summary>The last layer's h after each word, with the vectors of its speakers.</summary>
    public IEnumerable<double[]> States(IEnumerable<int> words)
    {
        var hidden = Enumerable.Range(0, _options.Layers).Select(layer => new double[_options.LayerSize(layer)]).ToArray();
        var cells = hidden.Select(h => h.ToArray()).ToArray();
        var turn = default(SpeakerTurn);
        foreach (var word in words)
        {
            turn = _speakers.Next(turn, word);
            var x = Row("embedding.weight", word);
            for (var layer = 0; layer < _options.Layers; layer++)
            {
                var size = hidden[layer].Length;
                var gates = Sum(
                    Sum(Product($"lstm.weight_ih_l{layer}", x), Row($"lstm.bias_ih_l{layer}")),
                    Sum(Product($"lstm.weight_hh_l{layer}", hidden[layer]), Row($"lstm.bias_hh_l{layer}"))
                );
                for (var i = 0; i < size; i++)
                {
                    cells[layer][i] = (Sigmoid(gates[size + i]) * cells[layer][i]) + (Sigmoid(gates[i]) * Math.Tanh(gates[(2 * size) + i]));
                    hidden[layer][i] = Sigmoid(gates[(3 * size) + i]) * Math.Tanh(cells[layer][i]);
                }
                x = hidden[layer];
            }
            foreach (var (name, speaker) in (ReadOnlySpan<(string, int)>)[("speaker", turn.Current), ("previous_speaker", turn.Previous)])
                x = speaker == 0 ? x : Sum(x, Row($"{name}.weight", speaker - 1));
            yield return [.. x];
        }
    }

    public static double Loss(double[] logits, int target) => Math.Log(logits.Sum(Math.Exp)) - logits[target];

    private double[] Row(string name, int row = 0)
    {
        var width = _weights[name].Shape[^1];
        return [.. _weights[name].Values.Skip(row * width).Take(width).Select(value => (double)value)];
    }

    private double[] Product(string name, double[] x) =>
        [.. Enumerable.Range(0, _weights[name].Shape[0]).Select(row => Row(name, row).Zip(x, (w, v) => w * v).Sum())];

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (left, right) => left + right)];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
