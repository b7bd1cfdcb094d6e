namespace Showrunner.Training;

/// <summary>
/// Batches of a text with another mixed in. An epoch reads the whole text, and then a stretch of the other, cut as one: so a share of the
/// streams, or of the windows, is of the other text. Each epoch goes on in it where the last one stopped, and from its end to its
/// beginning.
/// </summary>
internal sealed class MixedBatches : IBatches
{
    private readonly IBatches _places;
    private readonly int[] _words;
    private readonly int[] _other;
    private readonly MixedWords _mixed;
    private readonly int _stretch;
    private readonly uint _start;

    /// <param name="cut">Cuts a text into batches.</param>
    /// <param name="words">The text, in whatever the batches consist of.</param>
    /// <param name="other">The other text, in the same.</param>
    /// <param name="mixed">The other text's words and its share.</param>
    /// <param name="seed">Decides where in the other text the first epoch begins.</param>
    public MixedBatches(Func<int[], IBatches> cut, int[] words, int[] other, MixedWords mixed, int seed)
    {
        (_words, _other, _mixed, _stretch) = (words, other, mixed, mixed.InEpoch(words.Length));
        _places = cut([.. Enumerable.Range(0, words.Length + _stretch)]);
        _start = KeyedBits.Key(seed, 0, DrawPlace.MixedStart);
    }

    public int BatchSize => _places.BatchSize;

    public int StepsInEpoch => _places.StepsInEpoch;

    public Batch At(int epoch, int step)
    {
        var start = _start + (long)epoch * _stretch;
        var (places, targets, _) = _places.At(epoch, step);
        return new(
            [.. places.Select(place => (long)(place < _words.Length ? _words[place] : _other[PlaceInOther(place)]))],
            [
                .. targets.Select(place =>
                    place < _words.Length ? _words[place]
                    : _mixed.Words[PlaceInOther(place)] == 0 ? Targets.None
                    : _other[PlaceInOther(place)]
                ),
            ]
        );

        int PlaceInOther(long place) => (int)((start + place - _words.Length) % _other.Length);
    }
}
