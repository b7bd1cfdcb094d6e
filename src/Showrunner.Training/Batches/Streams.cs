namespace Showrunner.Training;

/// <summary>
/// Truncated backpropagation through time: the text as equal, contiguous streams side by side, each read from its beginning to its end,
/// so that the state can be carried, and every word but each stream's first is a target.
/// </summary>
internal sealed class Streams : IBatches
{
    private readonly int[] _words;
    private readonly int _sequenceLength;
    private readonly int _streamLength;
    private readonly int? _shift;

    /// <param name="words">At least two; words that do not fill a stream's last place are left out.</param>
    /// <param name="batchSize">The number of streams; fewer where the text is shorter than two words for each.</param>
    /// <param name="sequenceLength">Words of each stream in a step; the last step of an epoch has fewer.</param>
    /// <param name="shift">
    /// A seed: every epoch but the first begins elsewhere, and goes on from the text's end to its beginning, so that streams and
    /// truncations are cut
    /// at other words. Null cuts all epochs alike.
    /// </param>
    public Streams(int[] words, int batchSize, int sequenceLength, int? shift = null)
    {
        _shift = shift;
        BatchSize = Math.Max(1, Math.Min(batchSize, (words.Length - 1) / 2));
        (_words, _sequenceLength, _streamLength) = (words, sequenceLength, (words.Length - 1) / BatchSize);
    }

    public int BatchSize { get; }

    public int StepsInEpoch => (_streamLength + _sequenceLength - 1) / _sequenceLength;

    public Batch At(int epoch, int step)
    {
        var start = step * _sequenceLength;
        var length = Math.Min(_sequenceLength, _streamLength - start);
        var first = _shift is { } seed && epoch > 0 ? (int)(KeyedBits.Key(seed, epoch, DrawPlace.StreamStart) % (uint)_words.Length) : 0;
        var (ids, targets) = (new long[length * BatchSize], new int[length * BatchSize]);
        for (var time = 0; time < length; time++)
        {
            for (var stream = 0; stream < BatchSize; stream++)
            {
                var position = first + stream * _streamLength + start + time;
                ids[time * BatchSize + stream] = _words[position % _words.Length];
                targets[time * BatchSize + stream] = _words[(position + 1) % _words.Length];
            }
        }
        return new(ids, targets);
    }
}
