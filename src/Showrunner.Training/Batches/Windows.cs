namespace Showrunner.Training;

/// <summary>
/// The notebook's batches: every window of some words predicts the word after it; windows are shuffled anew for each epoch, and those
/// that do not fill a batch are left out.
/// </summary>
internal sealed class Windows : IBatches
{
    private readonly int[] _words;
    private readonly int[] _order;
    private readonly int _length;
    private readonly int _seed;
    private int _shuffledEpoch = -1;

    /// <param name="words">More than <paramref name="length"/>.</param>
    /// <param name="batchSize">Windows in a batch; fewer where the text has fewer.</param>
    /// <param name="length">Words in a window.</param>
    /// <param name="seed">Of the shuffling.</param>
    public Windows(int[] words, int batchSize, int length, int seed)
    {
        if (words.Length <= length)
        {
            throw new ShowrunnerException(
                $"The training text has {words.Length} words; windows of {length} need more. Lower the sequence length."
            );
        }

        (_words, _length, _seed) = (words, length, seed);
        _order = new int[words.Length - length];
        BatchSize = Math.Min(batchSize, _order.Length);
    }

    public int BatchSize { get; }

    public int StepsInEpoch => _order.Length / BatchSize;

    public Batch At(int epoch, int step)
    {
        Shuffle(epoch);
        var (ids, targets) = (new long[_length * BatchSize], new int[BatchSize]);
        for (var window = 0; window < BatchSize; window++)
        {
            var start = _order[step * BatchSize + window];
            for (var time = 0; time < _length; time++)
                ids[time * BatchSize + window] = _words[start + time];
            targets[window] = _words[start + _length];
        }
        return new(ids, targets);
    }

    private void Shuffle(int epoch)
    {
        if (epoch == _shuffledEpoch)
            return;
        for (var i = 0; i < _order.Length; i++)
            _order[i] = i;
        new Random(HashSeed(_seed, epoch)).Shuffle(_order);
        _shuffledEpoch = epoch;
    }

    private static int HashSeed(int seed, int epoch) => unchecked((int)((uint)seed * 0x9e3779b1u + (uint)epoch * 0x85ebca6bu));
}
