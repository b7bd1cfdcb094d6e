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
    /// <param name="words">The text, in the words that are trained: classes, where rare words have any.</param>
    /// <param name="turns">Who speaks each word.</param>
    /// <param name="seed">Of the speeches that are drawn.</param>
    public SpokenBatches(Func<int[], IBatches> cut, int[] words, SpeakerTurn[] turns, int seed)
    {
        _places = cut([.. Enumerable.Range(0, words.Length)]);
        (_words, _turns, _speeches, _seed) = (words, turns, new uint[words.Length], seed);
        for (var i = 1; i < words.Length; i++)
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
            [.. targets.Select(place => place < 0 ? place : _words[place])],
            SpeakerIds.Of([.. turns])
        );
    }

    private static bool HasSameSpeakers(SpeakerTurn one, SpeakerTurn other) =>
        (one.Current, one.Previous) == (other.Current, other.Previous);
}
