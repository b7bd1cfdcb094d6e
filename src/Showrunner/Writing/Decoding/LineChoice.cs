namespace Showrunner;

/// <summary>
/// Writes each line several times over, and keeps the one that fits the scene best: the one of the highest gain, ln p(line | scene) −
/// λ·ln p(line | its speaker alone), by the model before any control (Li et al., "A diversity-promoting objective function for neural
/// conversation models", arXiv:1510.03055), how well it follows the lines before, as the show's own lines do (<see cref="LineFit"/>), and
/// how much it has of what they lack (<see cref="LineBalance"/>).
/// Lines with <see cref="LineFaults">faults</see> come last. Who speaks is drawn once for all, so that the choice does not change how
/// often anybody speaks. With one candidate it is plain sampling, with the gains of its words.
/// </summary>
internal sealed class LineChoice : IDecoding
{
    private readonly ScriptModel _model;
    private readonly WritingContext _context;
    private readonly Candidate[] _candidates; // the first writes what is not a speech, and in the end becomes the one that is kept
    private readonly List<Candidate> _writing = [];
    private readonly double _lambda;
    private readonly double _coherence;
    private readonly double _balanceWeight;
    private readonly LineFaults _faults;
    private readonly LineFit? _fit;
    private readonly LineBalance? _balance;
    private readonly SceneWords? _about;
    private LstmState? _alone; // of a model that reads the line's beginning, and nothing before it
    private int[] _beginning = [];
    private int _read;
    private int _lineStart;

    /// <param name="model">The model.</param>
    /// <param name="context">The text, which the first generation writes on.</param>
    /// <param name="generations">One for each candidate, of equal texts.</param>
    /// <param name="options">How lines are chosen.</param>
    public LineChoice(ScriptModel model, WritingContext context, IReadOnlyList<Generation> generations, WritingOptions options)
    {
        var (show, lambda) = (model.Show, options.Lambda);
        (_model, _context, _lambda, _faults) = (model, context, lambda, new LineFaults(show));
        (_coherence, _balanceWeight) = (options.Coherence, options.Balance);
        _fit = _coherence > 0 && show.Dialogue is { } dialogue ? new(dialogue) : null;
        _balance = _balanceWeight > 0 ? show.Balance : null;
        _about = options.About.Count > 0 ? new(ScenePlan.Ids(options.About, model), show.Cast.Kinds) : null;
        _candidates =
        [
            .. generations.Select(generation => new Candidate(generation, lambda == 0 ? null : new float[model.Vocabulary.Size])),
        ];
        BeginLine();
    }

    public bool IsDone => _writing.Count == 0 && First.IsDone;

    public bool IsCutShort => First.IsCutShort;

    public IReadOnlyList<ModelStream> Streams =>
        _alone is { } alone ? [new(_beginning[_read], alone, null)]
        : _writing.Count > 0 ? [.. _writing.Where(candidate => candidate.Twin is null).SelectMany(candidate => candidate.Streams)]
        : First.Streams;

    private Generation First => _candidates[0].Generation;

    public IReadOnlyList<WrittenWord> Take()
    {
        if (_alone is { } alone)
        {
            if (++_read == _beginning.Length - 1)
                BeginCandidates(alone);
            return [];
        }
        if (_writing.Count == 0)
        {
            var words = First.Take();
            BeginLine();
            return words;
        }

        foreach (var candidate in _writing)
            candidate.ReadAsTwin();
        SpinningThreads.Shared.Run(
            _writing.Count,
            itemsPerPart: 1,
            (first, end) =>
            {
                for (var i = first; i < end; i++)
                    _writing[i].Draw(_lambda);
            }
        );
        _writing.RemoveAll(candidate => candidate.HasEnded);
        FindTwins();
        return _writing.Count > 0 ? [] : Keep(Best());
    }

    // Where a speech begins, or was begun by the prime, the model first reads that beginning by itself.
    private void BeginLine()
    {
        if (IsDone || _context.Position.Part != ScriptPart.Speech)
            return;
        var words = _context.Words;
        var end = _model.Vocabulary.IdOf(Tokenizer.Return);
        _lineStart = words.Length;
        _beginning = [end, end, .. words[(words.LastIndexOf(end) + 1)..]];
        (_alone, _read) = (new LstmState(_model.Options), 0);
    }

    private void BeginCandidates(LstmState alone)
    {
        _alone = null;
        _writing.AddRange(_candidates);
        foreach (var candidate in _candidates)
            candidate.Begin(First, alone);
        FindTwins();
    }

    // All versions begin alike, and some go on so for a word or two. The model reads equal words once.
    private void FindTwins()
    {
        foreach (var (i, candidate) in _writing.Index())
            candidate.Twin = _writing.Take(i).FirstOrDefault(earlier => Line(earlier).SequenceEqual(Line(candidate)));
    }

    private ReadOnlySpan<int> Line(Candidate candidate) => candidate.Generation.Context.Words[_lineStart..];

    private Candidate Best()
    {
        AddFits();
        var ranked = _candidates
            .OrderBy(candidate => _faults.Count(candidate.Generation.Context.Words, _lineStart))
            .ThenByDescending(candidate => candidate.Gain)
            .ToArray();
        return ranked.FirstOrDefault(candidate => !_faults.IsCopy(Line(candidate)), ranked[0]);
    }

    // What is known only of whole lines is the last word's gain.
    private void AddFits()
    {
        var kinds = _model.Show.Cast.Kinds;
        var start = DialogueLine.StartOfLast(_context.Words[.._lineStart], kinds);
        if (_fit is not null || _balance is not null)
        {
            DialogueLine[] versions =
            [
                .. _candidates.SelectMany(candidate => DialogueLine.Last(candidate.Generation.Context.Words[start..], 1, kinds)),
            ];
            if (versions.Length == _candidates.Length)
            {
                if (_fit is not null)
                    AddGains(_coherence, _fit.ScoresOfVersions(Before(LineFit.LinesBack), versions));
                if (_balance is not null)
                    AddGains(_balanceWeight, _balance.Scores(Before(LineBalance.LinesBack), versions));
            }
        }
        if (_about?.Due(_context.Words[..start]) is not { Count: > 0 } due)
            return;
        foreach (var candidate in _candidates)
            candidate.AddGain(SceneWords.Worth * due.Count(word => Line(candidate).Contains(word)));

        List<DialogueLine> Before(int count) => DialogueLine.Last(_context.Words[..start], count, kinds);

        void AddGains(double weight, double[] scores)
        {
            foreach (var (candidate, score) in _candidates.Zip(scores))
                candidate.AddGain(weight * score);
        }
    }

    private List<WrittenWord> Keep(Candidate best)
    {
        if (best != _candidates[0])
            First.CopyFrom(best.Generation);
        return best.Words;
    }

    /// <summary>One version of the line.</summary>
    /// <param name="generation">Writes it.</param>
    /// <param name="logitsAlone">Where the scores by the speaker alone go; null where they do not count.</param>
    private sealed class Candidate(Generation generation, float[]? logitsAlone)
    {
        private LstmState? _alone;
        private float[] _weights = [];

        private float[]? LogitsAlone => logitsAlone;

        public Generation Generation => generation;

        /// <summary>How much better the line fits the scene than its speaker, in nats.</summary>
        public double Gain { get; private set; }

        public List<WrittenWord> Words { get; private set; } = [];

        public bool HasEnded { get; private set; }

        /// <summary>An earlier version with the same words so far, which reads for this one too.</summary>
        public Candidate? Twin { get; set; }

        public IEnumerable<ModelStream> Streams =>
            logitsAlone is null ? generation.Streams : generation.Streams.Append(new(generation.Context.Words[^1], _alone!, logitsAlone));

        public void Begin(Generation first, LstmState alone)
        {
            if (generation != first)
                generation.CopyFrom(first);
            (_alone, Gain, Words, HasEnded) = (alone.Clone(), 0, [], false);
        }

        /// <summary>Becomes what it would be after the model's step for its twin.</summary>
        public void ReadAsTwin()
        {
            if (Twin is null)
                return;
            generation.ReadAs(Twin.Generation);
            _alone = Twin._alone!.Clone();
            Twin.LogitsAlone?.CopyTo(logitsAlone!, 0);
        }

        public void Draw(double lambda)
        {
            if (generation.Choices() is not { } choices)
            {
                Words.AddRange(generation.End());
                HasEnded = true;
                return;
            }
            var id = generation.Draw(choices);
            var gain = generation.LogProbability(id) - lambda * LogProbabilityAlone(id);
            Gain += gain;
            Words.AddRange(generation.Add(id, gain));
            HasEnded = generation.IsDone || generation.Context.Position.Part == ScriptPart.LineStart;
        }

        public void AddGain(double gain)
        {
            Gain += gain;
            if (Words is [.., { Gain: { } last }])
                Words[^1] = Words[^1] with { Gain = last + gain };
        }

        private double LogProbabilityAlone(int id)
        {
            if (logitsAlone is null)
                return 0;
            if (_weights.Length == 0)
                _weights = new float[logitsAlone.Length];
            var highest = Softmax.Weigh(logitsAlone, _weights);
            return logitsAlone[id] - highest - Math.Log(Softmax.Total(_weights));
        }
    }
}
