namespace Showrunner;

/// <summary>Some words, and what is added to the logit of each.</summary>
/// <remarks>The runtime would compile a sorted dictionary of numbers at each start, before the first word.</remarks>
internal sealed class WordBiases
{
    private int[] _ids = new int[8];
    private float[] _biases = new float[8];
    private int _count;

    /// <summary>The words, in rising order.</summary>
    public ReadOnlySpan<int> Ids => new(_ids, 0, _count);

    /// <summary>A word's bias, 0 if the word is missing; setting it adds the word.</summary>
    public float this[int id]
    {
        get => Array.BinarySearch(_ids, 0, _count, id) is >= 0 and var at ? _biases[at] : 0;
        set
        {
            var at = Array.BinarySearch(_ids, 0, _count, id);
            if (at < 0)
                Insert(at = ~at, id);
            _biases[at] = value;
        }
    }

    private void Insert(int at, int id)
    {
        if (_count == _ids.Length)
        {
            Array.Resize(ref _ids, 2 * _count);
            Array.Resize(ref _biases, 2 * _count);
        }
        Array.Copy(_ids, at, _ids, at + 1, _count - at);
        Array.Copy(_biases, at, _biases, at + 1, _count - at);
        _ids[at] = id;
        _count++;
    }
}
