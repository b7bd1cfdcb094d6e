namespace Showrunner;

/// <summary>
/// Contrastive search (Su et al., "A contrastive framework for neural text generation", arXiv:2202.06417): of the k likeliest words v,
/// the one of the highest (1 − α)·p(v) − α·max cos(h(v), h(x)), where h is the last layer's output after a word and x are all words
/// before. The same text every time. α = 0 or k = 1 is greedy.
/// </summary>
internal sealed class ContrastiveSearch : IDecoding
{
    private readonly ScriptModel _model;
    private readonly WritingContext _context;
    private readonly Generation _generation;
    private readonly TopK _topK;
    private readonly double _alpha;
    private readonly List<float[]> _logits = []; // of the k words
    private LstmState? _read; // after all words; null before the first word is chosen
    private float[] _direction = []; // after the last word
    private (ModelStream Stream, double Probability)[] _candidates = [];

    /// <param name="model">The model.</param>
    /// <param name="context">The text, with its directions.</param>
    /// <param name="generation">Which words can come next in it.</param>
    /// <param name="k">How many words to compare.</param>
    /// <param name="alpha">How much likeness to words before counts, 0 to 1.</param>
    public ContrastiveSearch(ScriptModel model, WritingContext context, Generation generation, int k, double alpha) =>
        (_model, _context, _generation, _topK, _alpha) = (model, context, generation, new TopK(k), alpha);

    public IReadOnlyList<ModelStream> Streams =>
        _read is null ? _generation.Streams : [.. _candidates.Select(candidate => candidate.Stream)];

    public bool IsDone => _generation.IsDone;

    public bool IsCutShort => _generation.IsCutShort;

    public IReadOnlyList<WrittenWord> Take()
    {
        if (_read is null)
            return Compare(_context.State);
        var (best, highest) = (_candidates[0].Stream, double.NegativeInfinity);
        foreach (var (stream, probability) in _candidates)
        {
            var score = ((1 - _alpha) * probability) - (_alpha * Likeness(OutputDirection.Of(_model, stream.State)));
            if (score > highest)
                (best, highest) = (stream, score);
        }
        _context.State = _read;
        var certain = _generation.Add(best.Word);
        if (IsDone)
            return certain;
        best.Logits!.CopyTo(_generation.Streams[0].Logits!, 0);
        return [.. certain, .. Compare(best.State)];
    }

    // Lets the model read each of the likeliest words after `read`.
    private IReadOnlyList<WrittenWord> Compare(LstmState read)
    {
        _read = read.Clone();
        _direction = OutputDirection.Of(_model, _read);
        if (_generation.Choices() is not { } choices)
            return _generation.End();
        var (highest, likeliest) = (choices.HighestLogit(), (double)choices.Probabilities().ToArray().Max());
        _topK.Apply(choices, default);
        var candidates = new (ModelStream Stream, double Probability)[choices.Count];
        while (_logits.Count < candidates.Length)
            _logits.Add(new float[_model.Vocabulary.Size]);
        for (var i = 0; i < candidates.Length; i++)
            candidates[i] = (new(choices.Ids[i], _read.Clone(), _logits[i]), likeliest * Math.Exp(choices.Logits[i] - highest));
        _candidates = [.. candidates.Where(candidate => candidate.Probability > 0).OrderByDescending(candidate => candidate.Probability)];
        return [];
    }

    private float Likeness(float[] direction)
    {
        var most = OutputDirection.Cosine(direction, _direction);
        foreach (var before in _context.Directions!)
            most = Math.Max(most, OutputDirection.Cosine(direction, before));
        return most;
    }
}
