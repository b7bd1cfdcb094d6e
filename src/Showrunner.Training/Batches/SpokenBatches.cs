using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>
/// Batches with their speakers. In each epoch the speakers of some speeches are left out, others each time, so that the model learns what
/// anybody would say there too.
/// </summary>
internal sealed class SpokenBatches : IBatches
{
    private const double DroppedShare = 0.1; // of the speeches

    private readonly IBatches _places;
    private readonly int[] _words;
    private readonly SpeakerTurn[] _turns;
    private readonly uint[] _speeches; // the number of each word's speech, or of what is between two
    private readonly int _seed;

    /// <param name="cut">Cuts a text into batches.</param>
    /// <param name="text">The text, in words of the vocabulary.</param>
    /// <param name="words">The same, in the words that are trained: classes, where rare words have any.</param>
    /// <param name="table">The speakers whom the model has a vector of.</param>
    /// <param name="seed">Of the speeches that are drawn.</param>
    public SpokenBatches(Func<int[], IBatches> cut, int[] text, int[] words, SpeakerTable table, int seed)
    {
        _places = cut([.. Enumerable.Range(0, text.Length)]);
        _turns = table.Read(text);
        (_words, _speeches, _seed) = (words, new uint[text.Length], seed);
        for (var i = 1; i < text.Length; i++)
            _speeches[i] = _speeches[i - 1] + (HasSameSpeakers(_turns[i], _turns[i - 1]) ? 0u : 1);
    }

    public int BatchSize => _places.BatchSize;

    public int StepsInEpoch => _places.StepsInEpoch;

    public Batch At(int epoch, int step)
    {
        var (key, dropped) = (KeyedBits.Key(_seed, epoch, DrawPlace.Speakers), (uint)(DroppedShare * 4294967296.0));
        var (places, targets, _) = _places.At(epoch, step);
        var turns = places.Select(place => KeyedBits.Mix(Vector512.Create(_speeches[place]), key)[0] < dropped ? default : _turns[place]);
        return new(
            [.. places.Select(place => (long)_words[place])],
            [.. targets.Select(place => _words[place])],
            SpeakerIds.Of([.. turns])
        );
    }

    private static bool HasSameSpeakers(SpeakerTurn one, SpeakerTurn other) =>
        (one.Current, one.Previous) == (other.Current, other.Previous);
}
