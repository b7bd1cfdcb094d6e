using System.Numerics;

namespace Showrunner;

/// <summary>
/// Contrastive search (Su et al., "A contrastive framework for neural text generation", arXiv:2202.06417): of the k likeliest words v,
/// the one of the highest (1 − α)·p(v) − α·max cos(h(v), h(x)), where h is what the last layer gives out after a word and x are all
/// words before. The same text every time. α = 0 or k = 1 is greedy.
/// </summary>
internal sealed class ContrastiveSearch : IDecoding
{
    private readonly WritingContext _text;
    private readonly Generation _scene;
    private readonly TopK _topK;
    private readonly double _alpha;
    private readonly List<float[]> _before = []; // h of all words that are read, of length 1
    private readonly int _size;
    private readonly int _vocabularySize;
    private readonly List<float[]> _logits = []; // of the k words
    private LstmState? _read; // all words; null before the first word is chosen
    private (ModelStream Stream, double Probability)[] _candidates = [];

    /// <param name="model">The model.</param>
    /// <param name="text">The text, which goes on.</param>
    /// <param name="scene">Its scene.</param>
    /// <param name="k">How many words to weigh up.</param>
    /// <param name="alpha">How much likeness to words before counts, 0 to 1.</param>
    public ContrastiveSearch(ScriptModel model, WritingContext text, Generation scene, int k, double alpha)
    {
        (_text, _scene, _topK, _alpha) = (text, scene, new TopK(k), alpha);
        (_size, _vocabularySize) = (model.Options.LayerSize(model.Options.Layers - 1), model.Vocabulary.Size);
        var state = new LstmState(model.Options);
        foreach (var word in (int[])[text.Words[0], .. text.Words.SkipLast(1)]) // the line end that is before all
        {
            model.Step(word, state);
            _before.Add(Direction(state));
        }
    }

    public IReadOnlyList<ModelStream> Streams => _read is null ? [_scene.Stream] : [.. _candidates.Select(candidate => candidate.Stream)];

    public bool IsDone => _scene.IsDone;

    public bool IsCutShort => _scene.IsCutShort;

    public IReadOnlyList<WrittenWord> Take()
    {
        if (_read is null)
            return Weigh(_text.State);
        var (best, highest) = (_candidates[0].Stream, double.NegativeInfinity);
        foreach (var (stream, probability) in _candidates)
        {
            var h = Direction(stream.State);
            var likeness = _before.Max(other => Dot(h, other));
            var score = ((1 - _alpha) * probability) - (_alpha * likeness);
            if (score > highest)
                (best, highest) = (stream, score);
        }
        _text.State = _read;
        var news = _scene.Add(best.Word);
        if (IsDone)
            return news;
        best.Logits!.CopyTo(_scene.Stream.Logits!, 0);
        return [.. news, .. Weigh(best.State)];
    }

    // Has the model read the likeliest words after `read`.
    private IReadOnlyList<WrittenWord> Weigh(LstmState read)
    {
        _read = read.Clone();
        _before.Add(Direction(_read));
        if (_scene.Choices() is not { } choices)
            return _scene.End();
        var (highest, likeliest) = (choices.HighestLogit(), (double)choices.Probabilities().ToArray().Max());
        _topK.Apply(choices);
        var candidates = new (ModelStream Stream, double Probability)[choices.Count];
        while (_logits.Count < candidates.Length)
            _logits.Add(new float[_vocabularySize]);
        for (var i = 0; i < candidates.Length; i++)
            candidates[i] = (new(choices.Ids[i], _read.Clone(), _logits[i]), likeliest * Math.Exp(choices.Logits[i] - highest));
        _candidates = [.. candidates.Where(candidate => candidate.Probability > 0).OrderByDescending(candidate => candidate.Probability)];
        return [];
    }

    private float[] Direction(LstmState state)
    {
        var direction = state.Hidden[^1][.._size];
        var length = MathF.Sqrt(Dot(direction, direction));
        for (var i = 0; i < direction.Length && length > 0; i++)
            direction[i] /= length;
        return direction;
    }

    private static float Dot(float[] a, float[] b)
    {
        var (sums, i) = (Vector<float>.Zero, 0);
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
            sums += new Vector<float>(a, i) * new Vector<float>(b, i);
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
