using System.Numerics;

namespace Showrunner;

/// <summary>
/// Losses of a long sequence, in blocks of words: within a block only the recurrence goes step by step, and everything else is one
/// product over the block. Probabilities are normalised over the full vocabulary and never stored.
/// </summary>
internal sealed class SequenceScorer
{
    /// <summary>Words in a block.</summary>
    public const int Block = 120;

    private const int PanelsPerPart = 8;

    private readonly ScriptModel _model;
    private readonly LstmState _state;
    private readonly float[] _x;
    private readonly float[] _gates;
    private readonly int _parts;
    private readonly (float Maximum, float Sum)[] _partial; // (part, word)
    private readonly float[] _targetLogits = new float[Block];

    [ThreadStatic]
    private static float[]? _logitsOfThisThread;

    public SequenceScorer(ScriptModel model)
    {
        _model = model;
        _state = new LstmState(model.Options);
        _x = new float[Block * model.LongestVector];
        _gates = new float[Block * model.Layers.Max(layer => layer.GatesLength)];
        _parts = (model.Output.Panels + PanelsPerPart - 1) / PanelsPerPart;
        _partial = new (float, float)[_parts * Block];
    }

    /// <summary>After <see cref="Score"/>: the last layer's h after each word, with its speakers' vectors, (words, size).</summary>
    public float[] States => _x;

    /// <summary>Reads up to <see cref="Block"/> words, each followed by its target, and gives −ln p of every target.</summary>
    public void Score(ReadOnlySpan<int> words, ReadOnlySpan<int> targets, Span<double> losses)
    {
        Read(words);
        var (count, wanted) = (words.Length, targets.ToArray());
        SpinningThreads.Shared.Run(_model.Output.Panels, PanelsPerPart, (first, end) => ScorePanels(first, end, count, wanted));
        for (var i = 0; i < count; i++)
        {
            var maximum = float.NegativeInfinity;
            for (var part = 0; part < _parts; part++)
                maximum = Math.Max(maximum, _partial[(part * Block) + i].Maximum);
            var sum = 0.0;
            for (var part = 0; part < _parts; part++)
            {
                var partial = _partial[(part * Block) + i];
                sum += partial.Sum * Math.Exp(partial.Maximum - maximum);
            }
            losses[i] = maximum + Math.Log(sum) - _targetLogits[i];
        }
    }

    // Leaves the last layer's h of every word, with its speakers' vectors, in _x.
    private void Read(ReadOnlySpan<int> words)
    {
        var size = _model.Options.EmbeddingSize;
        for (var i = 0; i < words.Length; i++)
            _model.Embed(words[i], _x.AsSpan(i * size, size));
        for (var layer = 0; layer < _model.Layers.Count; layer++)
        {
            var lstm = _model.Layers[layer];
            var hidden = _state.Hidden[layer];
            lstm.PrepareGates(_x, words.Length, _gates);
            for (var i = 0; i < words.Length; i++)
            {
                lstm.Recur(i, _gates, hidden, _state.Cells[layer]);
                hidden.AsSpan(0, lstm.Size).CopyTo(_x.AsSpan(i * lstm.Size));
            }
        }
        size = _model.Output.Columns;
        for (var i = 0; i < words.Length; i++)
            _model.AddSpeakers(words[i], _state, _x.AsSpan(i * size, size));
    }

    private void ScorePanels(int firstPanel, int endPanel, int count, int[] targets)
    {
        var (part, first) = (firstPanel / PanelsPerPart, firstPanel * WeightMatrix.PanelRows);
        var stride = (endPanel - firstPanel) * WeightMatrix.PanelRows;
        var size = Math.Min(stride, _model.Output.Rows - first);
        var logits = _logitsOfThisThread ??= new float[Block * PanelsPerPart * WeightMatrix.PanelRows];
        _model.Score(_x, count, logits, firstPanel, endPanel);
        for (var i = 0; i < count; i++)
        {
            var row = logits.AsSpan(i * stride, size);
            _partial[(part * Block) + i] = MaximumAndSum(row);
            if (targets[i] >= first && targets[i] < first + size)
                _targetLogits[i] = row[targets[i] - first];
        }
    }

    private static (float Maximum, float Sum) MaximumAndSum(ReadOnlySpan<float> row)
    {
        var lanes = Vector<float>.Count;
        var (maximum, i) = (float.NegativeInfinity, 0);
        if (row.Length >= lanes)
        {
            var maxima = new Vector<float>(row);
            for (i = lanes; i <= row.Length - lanes; i += lanes)
                maxima = Vector.Max(maxima, new Vector<float>(row[i..]));
            for (var lane = 0; lane < lanes; lane++)
                maximum = Math.Max(maximum, maxima[lane]);
        }
        for (; i < row.Length; i++)
            maximum = Math.Max(maximum, row[i]);

        var (sum, sums) = (0f, Vector<float>.Zero);
        for (i = 0; i <= row.Length - lanes; i += lanes)
            sums += Vector.Exp(new Vector<float>(row[i..]) - new Vector<float>(maximum));
        for (; i < row.Length; i++)
            sum += MathF.Exp(row[i] - maximum);
        return (maximum, sum + Vector.Sum(sums));
    }
}
