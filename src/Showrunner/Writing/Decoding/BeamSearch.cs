namespace Showrunner;

/// <summary>
/// Goes on with the likeliest few beginnings of a text at once, and gives the text whose logarithm of probability over a power of its
/// length is highest. A text that ends leaves its place empty; the search ends when all places are (Bahdanau et al.,
/// arXiv:1409.0473, section 4; the normalisation is that of Wu et al., arXiv:1609.08144, without its constants). Width 1 is greedy.
/// </summary>
/// <remarks>
/// The probability is the model's own, over the full vocabulary, plus what controls add to logits: what they rule out is not looked at,
/// and a word that they force costs what the model thinks of it.
/// </remarks>
internal sealed class BeamSearch : IDecoding
{
    private readonly WritingContext _text;
    private readonly Beam[] _places;
    private readonly double _lengthPenalty;
    private readonly List<Beam> _running;
    private readonly List<(double Score, List<WrittenWord> Words, WritingContext Text, bool IsCutShort)> _ended = [];

    /// <param name="text">The beginning; it becomes the best text at the end.</param>
    /// <param name="width">How many beginnings.</param>
    /// <param name="lengthPenalty">The power of the length: 0 favours short texts, 1 is the mean.</param>
    /// <param name="begin">Makes a scene of a text, which then belongs to it.</param>
    public BeamSearch(WritingContext text, int width, double lengthPenalty, Func<WritingContext, Generation> begin)
    {
        (_text, _lengthPenalty) = (text, lengthPenalty);
        _places = [.. Enumerable.Range(0, width).Select(_ => text.Clone()).Select(copy => new Beam(copy, begin(copy)))];
        _running = [_places[0]];
    }

    public IReadOnlyList<ModelStream> Streams => [.. _running.Select(beam => beam.Generation.Stream)];

    public bool IsDone => _running.Count == 0;

    public bool IsCutShort { get; private set; }

    public IReadOnlyList<WrittenWord> Take()
    {
        var chosen = Likeliest();
        var free = new Queue<Beam>(_places.Except(chosen.Select(way => way.Beam)));
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
        _text.CopyFrom(best.Text);
        return best.Words;
    }

    // The best ways on, as many as there are places for, best first.
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
                if (best.Count < _places.Length - _ended.Count)
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
        return [.. chosen.Take(_places.Length - _ended.Count)];
    }

    private void End(Beam beam) =>
        _ended.Add(
            (
                beam.Score / Math.Pow(Math.Max(1, beam.Length), _lengthPenalty),
                [.. beam.Words],
                beam.Text.Clone(),
                beam.Generation.IsCutShort
            )
        );

    /// <summary>One beginning.</summary>
    private sealed class Beam(WritingContext text, Generation scene)
    {
        public WritingContext Text => text;
        public Generation Generation => scene;
        public List<WrittenWord> Words { get; } = [];
        public double Score { get; private set; } // ln p
        public int Length { get; private set; } // the word that ends the text included

        public void Add(int id, double score)
        {
            Words.AddRange(scene.Add(id));
            (Score, Length) = (score, Length + 1);
        }

        public void CopyFrom(Beam other)
        {
            text.CopyFrom(other.Text);
            scene.CopyFrom(other.Generation);
            Words.Clear();
            Words.AddRange(other.Words);
            (Score, Length) = (other.Score, other.Length);
        }
    }
}
