namespace Showrunner;

/// <summary>
/// Continues the likeliest few texts side by side, and gives the one whose ln p over a power of its length is highest. A text that ends
/// leaves its beam empty; the search ends when all beams are (Bahdanau et al., arXiv:1409.0473, section 4; the normalisation is that of
/// Wu et al., arXiv:1609.08144, without its constants). A single beam is greedy.
/// </summary>
/// <remarks>
/// The probability is the model's own, over the full vocabulary, plus what controls add to logits. Words that controls rule out are not
/// looked at, and a word that they force costs what the model says.
/// </remarks>
internal sealed class BeamSearch : IDecoding
{
    private readonly WritingContext _context;
    private readonly Beam[] _beams;
    private readonly double _lengthPenalty;
    private readonly List<Beam> _running;
    private readonly List<(double Score, List<WrittenWord> Words, WritingContext Context, bool IsCutShort)> _ended = [];

    /// <param name="context">The text so far; it becomes the best text at the end.</param>
    /// <param name="width">How many beams.</param>
    /// <param name="lengthPenalty">The power of the length: 0 favours short texts, 1 is the mean.</param>
    /// <param name="generate">Makes the generation of a context, which then belongs to it.</param>
    public BeamSearch(WritingContext context, int width, double lengthPenalty, Func<WritingContext, Generation> generate)
    {
        (_context, _lengthPenalty) = (context, lengthPenalty);
        _beams = [.. Enumerable.Range(0, width).Select(_ => new Beam(generate(context.Clone())))];
        _running = [_beams[0]];
    }

    public IReadOnlyList<ModelStream> Streams => [.. _running.SelectMany(beam => beam.Generation.Streams)];

    public bool IsDone => _running.Count == 0;

    public bool IsCutShort { get; private set; }

    public IReadOnlyList<WrittenWord> Take()
    {
        var chosen = Likeliest();
        var free = new Queue<Beam>(_beams.Except(chosen.Select(way => way.Beam)));
        var stays = new HashSet<Beam>();
        List<(Beam Beam, int Id, double Score)> placed = [];
        foreach (var (beam, id, score) in chosen)
        {
            var place = stays.Add(beam) ? beam : free.Dequeue();
            if (place != beam)
                place.CopyFrom(beam);
            placed.Add((place, id, score));
        }

        _running.Clear();
        foreach (var (beam, id, score) in placed)
        {
            beam.Add(id, score);
            if (beam.Generation.IsDone)
                End(beam);
            else
                _running.Add(beam);
        }
        if (!IsDone)
            return [];
        var best = _ended.MaxBy(ended => ended.Score);
        IsCutShort = best.IsCutShort;
        _context.CopyFrom(best.Context);
        return best.Words;
    }

    // The best continuations, as many as there are beams for, best first.
    private List<(Beam Beam, int Id, double Score)> Likeliest()
    {
        var best = new PriorityQueue<(Beam Beam, int Id, double Score), (double, int)>();
        var order = 0; // of equals the first stays
        List<Beam> ending = [];
        foreach (var beam in _running)
        {
            if (beam.Generation.Choices() is not { } choices)
            {
                ending.Add(beam);
                continue;
            }
            for (var i = 0; i < choices.Count; i++)
            {
                var score = beam.Score + choices.Logits[i] - beam.Generation.LogTotal;
                if (double.IsNegativeInfinity(score))
                    continue;
                if (best.Count < _beams.Length - _ended.Count)
                    best.Enqueue((beam, choices.Ids[i], score), (score, --order));
                else if (best.TryPeek(out var worst, out _) && score > worst.Score)
                    best.EnqueueDequeue((beam, choices.Ids[i], score), (score, --order));
            }
        }
        foreach (var beam in ending)
        {
            beam.Words.AddRange(beam.Generation.End());
            End(beam);
        }
        List<(Beam Beam, int Id, double Score)> chosen = [];
        while (best.TryDequeue(out var way, out _))
            chosen.Add(way);
        chosen.Reverse();
        return [.. chosen.Take(_beams.Length - _ended.Count)];
    }

    private void End(Beam beam) =>
        _ended.Add(
            (
                beam.Score / Math.Pow(Math.Max(1, beam.Length), _lengthPenalty),
                [.. beam.Words],
                beam.Generation.Context.Clone(),
                beam.Generation.IsCutShort
            )
        );

    /// <summary>One of the texts.</summary>
    private sealed class Beam(Generation generation)
    {
        public Generation Generation => generation;
        public List<WrittenWord> Words { get; } = [];
        public double Score { get; private set; } // ln p
        public int Length { get; private set; } // with the word that ends the text

        public void Add(int id, double score)
        {
            Words.AddRange(generation.Add(id));
            (Score, Length) = (score, Length + 1);
        }

        public void CopyFrom(Beam other)
        {
            generation.CopyFrom(other.Generation);
            Words.Clear();
            Words.AddRange(other.Words);
            (Score, Length) = (other.Score, other.Length);
        }
    }
}
